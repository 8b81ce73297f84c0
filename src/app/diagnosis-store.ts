import { Cache } from "@raycast/api";
import {
  CHECK_IDS,
  CHECK_STATES,
  type CheckId,
  type CheckLine,
  type CheckResult,
  type Diagnosis,
} from "../model/diagnosis";
import { isOneOf } from "../model/one-of";
import { LONG_MS } from "../diagnosis/limits";

const KEYS = { results: "diagnosis-v1", running: "diagnosis-running-v1", stop: "diagnosis-stop-v1" };

/** What runs longer than this was ended with its command. */
const DEAD_AFTER_MS = LONG_MS + 20_000;

/** Checks that are being made, and since when, in milliseconds since 1970. */
export interface RunningChecks {
  ids: readonly CheckId[];
  startedAt: number;
}

/** The last results; what cannot be read is left out. */
export function loadDiagnosis(store = new Cache()): Diagnosis {
  const kept = parsed(store.get(KEYS.results));
  const results = Array.isArray(kept) ? kept.filter(isResult) : [];
  return CHECK_IDS.flatMap((id) => results.findLast((result) => result.id === id) ?? []);
}

/** Keeps a result in place of the last one of its check. A store that is full loses it, and nothing else. */
export function saveResult(result: CheckResult, store = new Cache()): void {
  const others = loadDiagnosis(store).filter(({ id }) => id !== result.id);
  set(store, KEYS.results, [...others, result]);
}

export function loadRunning(now: number, store = new Cache()): RunningChecks | undefined {
  const { ids, startedAt } = (parsed(store.get(KEYS.running)) ?? {}) as Partial<RunningChecks>;
  if (!Array.isArray(ids) || typeof startedAt !== "number") return undefined;
  const age = now - startedAt;
  return age >= 0 && age < DEAD_AFTER_MS ? { ids: ids.filter((id) => isOneOf(CHECK_IDS, id)), startedAt } : undefined;
}

/** Says which checks are being made; with none, that none are. */
export function saveRunning(running: RunningChecks | undefined, store = new Cache()): void {
  if (running && running.ids.length > 0) set(store, KEYS.running, running);
  else store.remove(KEYS.running);
}

/** Asks whoever makes the checks that began at `startedAt` to stop. */
export function askToStop(startedAt: number, store = new Cache()): void {
  set(store, KEYS.stop, startedAt);
}

export function isAskedToStop(startedAt: number, store = new Cache()): boolean {
  return parsed(store.get(KEYS.stop)) === startedAt;
}

function set(store: Cache, key: string, value: unknown): void {
  try {
    store.set(key, JSON.stringify(value));
  } catch {
    // The checks can be made again.
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isResult(value: unknown): value is CheckResult {
  const { id, state, summary, helps, terminal, lines, at, tookMs } = (value ?? {}) as Partial<CheckResult>;
  return (
    isOneOf(CHECK_IDS, id) &&
    isOneOf(CHECK_STATES, state) &&
    typeof summary === "string" &&
    [helps, terminal].every((text) => text === undefined || typeof text === "string") &&
    Number.isFinite(at) &&
    Number.isFinite(tookMs) &&
    Array.isArray(lines) &&
    lines.every(isLine)
  );
}

function isLine(value: unknown): value is CheckLine {
  const { title, value: text } = (value ?? {}) as Partial<CheckLine>;
  return typeof title === "string" && typeof text === "string";
}
