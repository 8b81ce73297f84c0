import { bannersOf } from "../clean-output";
import { snakeCase } from "../health/field-names";
import { jsonInOutput } from "../json-in-output";
import { isTime, parseTime } from "../parse-time";
import type { Threat, ThreatList } from "../../model/threat";

type JsonRecord = Record<string, unknown>;

const DEEPEST = 8;

/** Orders the keys of a history: digits by their value. Made when the first list is read, because that is slow. */
let byKey: Intl.Collator | undefined;

/**
 * Threats from the JSON form, in the order printed. `output` is clean. The shape is known from Linux only
 * (`.threats.scans[].threats[]`, each with `threat` and a `history` of `{ key, value }`); no JSON of a Mac was ever
 * captured, so entries are looked for wherever they stand. undefined where the output holds no whole JSON, or JSON
 * that neither lists threats nor is an empty list of them.
 */
export function parseThreatsJson(output: string): ThreatList | undefined {
  // A text output may hold brackets of its own, so JSON has to begin a line.
  if (!/^[ \t]*[{[]/m.test(output)) return undefined;
  const found = jsonInOutput(output, "{[");
  if (!found) return undefined;
  const threats: Threat[] = [];
  gather(found.value, threats, 0);
  if (threats.length === 0 && !isEmptyList(found.value, 0)) return undefined;
  return { threats, banners: bannersOf(found.around), truncated: false };
}

function gather(value: unknown, threats: Threat[], depth: number): void {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return;
  const threat = Array.isArray(value) ? undefined : threatOf(value as JsonRecord);
  if (threat) threats.push(threat);
  else for (const inner of Object.values(value)) gather(inner, threats, depth + 1);
}

/** True for `[]`, `{}`, and an object whose lists of threats are all there and empty. */
function isEmptyList(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return value.every((item) => depth > 0 && depth <= DEEPEST && isEmptyList(item, depth + 1));
  if (typeof value !== "object" || value === null) return false;
  if (depth === 0 && Object.keys(value).length === 0) return true;
  const lists = Object.entries(value).filter(([key]) => key === "threats" || key === "scans");
  return lists.length > 0 && lists.every(([, list]) => list === null || isEmptyList(list, depth + 1));
}

function threatOf(entry: JsonRecord): Threat | undefined {
  if (Array.isArray(entry.threats) || Array.isArray(entry.scans)) return undefined;
  const inner = isRecord(entry.threat) ? entry.threat : entry;
  const fields = new Map(Object.entries(inner).map(([key, value]) => [snakeCase(key), value]));
  const first = (names: string[]) => names.map((name) => wordOf(fields.get(name))).find((word) => word !== undefined);
  const name = first(["name", "threat_name"]);
  const id = first(["tracking_id", "id", "threat_id"]);
  const type = first(["type", "category"]);
  const history = historyOf(entry.history ?? inner.history);
  const status = history.at(-1)?.state ?? first(["status", "state"]);
  if (name === undefined || (id ?? type ?? status) === undefined) return undefined;
  const detectedAt =
    timeOf(first(["detection_time", "detected_at", "time"])) ??
    history.map(({ key }) => timeOf(key)).find((time) => time !== undefined);
  return {
    ...(id !== undefined && { id }),
    name,
    ...(type !== undefined && { type }),
    ...(status !== undefined && { status }),
    ...(detectedAt !== undefined && { detectedAt }),
  };
}

/**
 * What became of a threat, oldest first. The entry with the largest key is the state it is in now, as a NixOS module
 * for `mdatp` reads it; that a key may be a time is a guess, and is taken as one only where it can be one.
 */
function historyOf(history: unknown): { key: string; state: string }[] {
  if (!Array.isArray(history)) return [];
  const { compare } = (byKey ??= new Intl.Collator("en", { numeric: true }));
  return history
    .flatMap((step: unknown) => {
      if (!isRecord(step)) return [];
      const key = wordOf(step.key);
      const state = wordOf(step.value);
      return key === undefined || state === undefined ? [] : [{ key, state }];
    })
    .sort((one, other) => compare(one.key, other.key));
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text or a number as text; an enumeration's word. */
function wordOf(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "number") return String(value);
  return isRecord(value) && typeof value.$type === "string" ? snakeCase(value.$type) : undefined;
}

function timeOf(text: string | undefined): number | undefined {
  const time = text === undefined ? undefined : parseTime(text);
  return time !== undefined && isTime(time) ? time : undefined;
}
