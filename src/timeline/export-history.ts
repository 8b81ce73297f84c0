import { durationInWords } from "./timeline";
import type { HistoryItem } from "./history-items";

const COLUMNS = [
  "kind",
  "from",
  "to",
  "duration",
  "level",
  "engine",
  "channel",
  "productVersion",
  "endpointSecurity",
  "network",
  "reading",
  "scenario",
  "result",
  "evidence",
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | null>>;

/**
 * The history as CSV (RFC 4180), oldest first, times in ISO 8601 UTC. A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 */
export function historyCsv(items: readonly HistoryItem[]): string {
  const lines = rowsOf(items).map((row) => COLUMNS.map((column) => cell(row[column] ?? "")).join(","));
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}

/** The history as JSON, with the columns of the CSV as fields. */
export function historyJson(items: readonly HistoryItem[]): string {
  return `${JSON.stringify({ schema: "defender-status/history/1", items: rowsOf(items) }, null, 2)}\n`;
}

function rowsOf(items: readonly HistoryItem[]): Row[] {
  return items.toSorted((one, other) => one.from - other.from).map(rowOf);
}

function rowOf(item: HistoryItem): Row {
  const from = new Date(item.from).toISOString();
  if (item.kind === "validation") {
    const { scenario, result, engine, channel, productVersion, evidence } = item.validation;
    return { kind: "validation", from, to: from, engine, channel, productVersion, scenario, result, evidence };
  }
  const span = { from, to: new Date(item.to).toISOString(), duration: durationInWords(item.to - item.from) };
  if (item.kind === "gap") return { kind: "not watched", ...span, level: "unknown" };
  const { level, engine, channel, productVersion, endpointSecurity, network, reading } = item.entry;
  return { kind: "state", ...span, level, engine, channel, productVersion, endpointSecurity, network, reading };
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
