import { cleanOutput } from "../clean-output";
import { jsonInOutput } from "../json-in-output";
import { isTime, parseTime } from "../parse-time";
import { parsedOrUnreadable } from "../unreadable";
import { printable } from "../../text/printable";
import type { Scan } from "../../model/scan";

type JsonRecord = Record<string, unknown>;

/** As many as anybody looks at. */
const MOST_SCANS = 50;
const MOST_FOUND = 20;

/** Words for the state of a scan. Guesses: no list with states is public. */
const STATES: readonly (readonly [Scan["state"], RegExp])[] = [
  ["running", /^(?:running|in_?progress|started|scanning|active|pending|queued)$/i],
  ["finished", /^(?:completed?|finished|succeeded|success|done|ended)$/i],
  ["cancelled", /^(?:cancell?ed|aborted|stopped|interrupted)$/i],
  ["failed", /^(?:failed|error)$/i],
];

/**
 * `mdatp scan list --output json`: an array of `{ type, startTime, state, filesScanned, threats }`, times in
 * milliseconds, as two readers on macOS take it; an object that holds such an array is read too. Gives the newest first.
 * Throws FailureError `Unreadable`.
 */
export function parseScans(output: string): readonly Scan[] {
  return parsedOrUnreadable(output, () => {
    const found = jsonInOutput(cleanOutput(output), "{[");
    const list = listIn(found?.value);
    if (!list) return undefined;
    const scans = list.map(scanOf).filter((scan) => scan !== undefined);
    if (scans.length === 0 && list.length > 0) return undefined;
    return scans.sort((one, other) => (other.startedAt ?? 0) - (one.startedAt ?? 0)).slice(0, MOST_SCANS);
  });
}

function listIn(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return undefined;
  return Object.values(value).find((inner): inner is unknown[] => Array.isArray(inner));
}

function scanOf(entry: unknown): Scan | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const { type, state, startTime, endTime, filesScanned, threats } = entry as JsonRecord;
  const word = wordOf(state);
  const kind = wordOf(type);
  if (kind === undefined && word === undefined) return undefined;
  const endedAt = timeOf(endTime);
  const names = Array.isArray(threats) ? threats.map(nameOf).filter((name) => name !== undefined) : [];
  const count = Array.isArray(threats) ? threats.length : amount(threats);
  return {
    kind: kind ?? "unknown",
    state: stateOf(word, endedAt),
    ...(word !== undefined && { word }),
    ...defined("startedAt", timeOf(startTime)),
    ...defined("endedAt", endedAt),
    ...defined("files", amount(filesScanned)),
    ...defined("threats", count),
    found: names.slice(0, MOST_FOUND),
  };
}

function stateOf(word: string | undefined, endedAt: number | undefined): Scan["state"] {
  const known = STATES.find(([, words]) => words.test((word ?? "").replaceAll(/[\s-]/g, "")));
  if (known) return known[0];
  // A word that is not known, or none: an end tells more than it.
  return word === undefined && endedAt !== undefined ? "finished" : "unrecognized";
}

/** A word as it stands, or the one of a `{ "$type": … }`, as Defender's health has it. */
function wordOf(value: unknown): string | undefined {
  const inner = typeof value === "object" && value !== null ? (value as JsonRecord)["$type"] : value;
  return typeof inner === "string" && inner.trim() !== "" ? printable(inner, 40) : undefined;
}

function nameOf(threat: unknown): string | undefined {
  if (typeof threat === "string") return printable(threat, 120);
  const { name, threat: inner } = (threat ?? {}) as { name?: unknown; threat?: { name?: unknown } };
  const word = name ?? inner?.name;
  return typeof word === "string" ? printable(word, 120) : undefined;
}

function timeOf(value: unknown): number | undefined {
  if (typeof value === "number") return isTime(value) ? value : undefined;
  return typeof value === "string" ? parseTime(value) : undefined;
}

function amount(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

function defined<Key extends string>(key: Key, value: number | undefined): { [K in Key]?: number } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: number };
}
