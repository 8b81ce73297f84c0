import { bannersOf } from "../clean-output";
import { snakeCase } from "../health/field-names";
import { jsonInOutput } from "../json-in-output";
import { isTime, parseTime } from "../parse-time";
import { repeatedKeys } from "../repeated-keys";
import { isPartOfEntry } from "./parse-threats-text";
import { type Threat, THREAT_STATES, type ThreatList, threatState } from "../../model/threat";

type JsonRecord = Record<string, unknown>;

const DEEPEST = 8;

/** What lists of threats may be called, and numbers that count them; of other names nothing is expected. */
const ABOUT_THREATS = /threat|malware|scans|detect|infect|active/i;

/** What was found so far in a JSON answer. */
interface Finds {
  threats: Threat[];
  /** Whether a list of threats was seen at all, be it an empty one. */
  list: boolean;
  /** Whether there was something among the threats that could be one and was not understood. */
  incomplete: boolean;
}

/**
 * Threats from the JSON form, in the order printed. `output` is clean. The shape is known from Linux only
 * (`.threats.scans[].threats[]`, each with `threat` and a `history` of `{ key, value }`); no JSON of a Mac was ever
 * captured, so entries are looked for wherever they stand, and what stands among them and is none makes the list
 * incomplete. undefined where the output holds no whole JSON, more than one, a key twice, or JSON that neither lists
 * threats nor is an empty list of them: what is not read must not look like a clean Mac.
 */
export function parseThreatsJson(output: string): ThreatList | undefined {
  const found = jsonInOutput(output, "{[");
  if (!found || !found.around.every(isBesides) || repeatedKeys(found.text).size > 0) return undefined;
  const finds: Finds = { threats: [], list: isEmptyObject(found.value), incomplete: false };
  gather(found.value, finds, true, 0);
  const { threats, incomplete } = finds;
  if (threats.length === 0 && (incomplete || !finds.list)) return undefined;
  return { threats, banners: bannersOf(found.around), truncated: incomplete };
}

/** Whether a line before or after the JSON can be no part of an answer. */
function isBesides(line: string): boolean {
  return !/[{}[\]]/.test(line) && !isPartOfEntry(line);
}

function isEmptyObject(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0;
}

/** Looks for threats in a value. `expected` says that the value stands where threats are to be. */
function gather(value: unknown, finds: Finds, expected: boolean, depth: number): void {
  if (depth > DEEPEST) finds.incomplete = true;
  else if (Array.isArray(value)) gatherList(value, finds, expected, depth);
  else if (isRecord(value)) gatherRecord(value, finds, depth);
  else if (expected && value === null) finds.list = true;
  // Names alone, or a number of threats without the threats.
  else if (expected && !isNothing(value)) finds.incomplete = true;
}

/** Where threats are expected, each item is one or a list of them; elsewhere only records can be threats. */
function gatherList(items: readonly unknown[], finds: Finds, expected: boolean, depth: number): void {
  if (expected) finds.list = true;
  for (const item of items) {
    if (Array.isArray(item)) gather(item, finds, expected, depth + 1);
    const understood = isRecord(item) ? depth < DEEPEST && gatherRecord(item, finds, depth + 1) : !expected;
    if (!understood) finds.incomplete = true;
  }
}

/** @returns whether the record was understood: it is a threat, or holds a list of threats. */
function gatherRecord(entry: JsonRecord, finds: Finds, depth: number): boolean {
  const threat = threatOf(entry);
  if (threat) {
    finds.threats.push(threat);
    // What a threat holds besides is its own matter, unless it says of something that it is still there.
    const within: Finds = { threats: [], list: false, incomplete: false };
    for (const [key, inner] of Object.entries(entry)) {
      if (key !== "threat" && key !== "history" && typeof inner === "object") gather(inner, within, false, depth + 1);
    }
    finds.threats.push(...within.threats.filter(({ status }) => status !== undefined));
    return true;
  }
  let understood = false;
  for (const [key, inner] of Object.entries(entry)) {
    const expected = ABOUT_THREATS.test(key);
    understood ||= expected;
    gather(inner, finds, expected, depth + 1);
  }
  return understood;
}

/** True for what says that there is none: false, zero, no words. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === false || value === "" || Number(value) === 0;
}

function threatOf(entry: JsonRecord): Threat | undefined {
  if (Array.isArray(entry.threats) || Array.isArray(entry.scans)) return undefined;
  const inner = isRecord(entry.threat) ? entry.threat : entry;
  const fields = new Map(Object.entries(inner).map(([key, value]) => [snakeCase(key), value]));
  const words = (names: string[]) => names.flatMap((name) => wordOf(fields.get(name)) ?? []);
  const [name] = words(["name", "threat_name"]);
  const [id] = words(["tracking_id", "id", "threat_id"]);
  const [type] = words(["type", "category"]);
  const said = entry.history ?? inner.history;
  const history = historyOf(said);
  const states = [...words(["status", "state"]), ...(inner === entry ? [] : statesOf(entry))];
  const status = history ? (history.at(-1)?.state ?? worst(states)) : said === undefined ? worst(states) : undefined;
  if (name === undefined || (id ?? type ?? status) === undefined) return undefined;
  const detectedAt =
    timeOf(words(["detection_time", "detected_at", "time"])[0]) ??
    history?.map(({ key }) => timeOf(key)).find((time) => time !== undefined);
  return {
    ...(id !== undefined && { id }),
    name,
    ...(type !== undefined && { type }),
    ...(status !== undefined && { status }),
    ...(detectedAt !== undefined && { detectedAt }),
  };
}

function statesOf(entry: JsonRecord): string[] {
  return ["status", "state"].flatMap((key) => wordOf(entry[key]) ?? []);
}

/** Of words that contradict each other the one that is worst news. */
function worst(states: readonly string[]): string | undefined {
  return states.toSorted((one, other) => rank(one) - rank(other))[0];
}

function rank(status: string): number {
  return THREAT_STATES.indexOf(threatState({ name: "", status }));
}

/**
 * What became of a threat, oldest first. The entry with the largest key is the state it is in now, as a NixOS module
 * for `mdatp` reads it; that a key may be a time is a guess, and is taken as one only where it can be one. undefined
 * where a step cannot be read, or where two states have the largest key: then it does not say what holds now.
 */
function historyOf(history: unknown): { key: string; state: string }[] | undefined {
  if (!Array.isArray(history)) return undefined;
  const { compare } = (byKey ??= new Intl.Collator("en", { numeric: true }));
  const steps: { key: string; state: string }[] = [];
  for (const step of history as unknown[]) {
    const key = isRecord(step) ? wordOf(step.key) : undefined;
    const state = isRecord(step) ? wordOf(step.value) : undefined;
    if (key === undefined || state === undefined) return undefined;
    steps.push({ key, state });
  }
  steps.sort((one, other) => compare(one.key, other.key));
  const last = steps.at(-1);
  return steps.some(({ key, state }) => compare(key, last?.key ?? "") === 0 && state !== last?.state)
    ? undefined
    : steps;
}

/** Orders the keys of a history: digits by their value. Made when the first list is read, because that is slow. */
let byKey: Intl.Collator | undefined;

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
