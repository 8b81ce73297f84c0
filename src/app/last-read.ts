import { Cache } from "@raycast/api";
import type { Level } from "../model/level";

/** When the menu bar read last, as root search was told it, and the hole before that where polls were missing. */
export interface LastRead {
  level: Level;
  /** Milliseconds since 1970. */
  at: number;
  /** When the reading before a hole was, and the first one after it. */
  missed?: { from: number; to: number };
}

const KEY = "last-read-v1";

/** How often root search is told anew while nothing changes: each telling is written down by Raycast. */
const RENEWED_MS = 10 * 60_000;

/** Polls that were missing for so long are worth a word: the Mac was asleep, or the refresh is switched off. */
const HOLE_MS = 60 * 60_000;

let opened: Cache | undefined;

/** The last reading that was told; undefined where there was none. Never throws. */
export function lastRead(): LastRead | undefined {
  try {
    const kept = JSON.parse((opened ??= new Cache()).get(KEY) ?? "null") as LastRead | null;
    return kept !== null && typeof kept.at === "number" && typeof kept.level === "string" ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What to tell of a reading at `at` (milliseconds since 1970), and keep; undefined where the same was told a moment
 * ago. A hole stays told for as long as the hole was, at most an hour, so that whoever comes back sees it.
 */
export function nextTelling(kept: LastRead | undefined, level: Level, at: number): LastRead | undefined {
  const age = kept === undefined ? Infinity : at - kept.at;
  if (kept?.level === level && age >= 0 && age < RENEWED_MS) return undefined;
  // The last telling may be ten minutes older than the last poll.
  const isHole = kept !== undefined && age > HOLE_MS + RENEWED_MS;
  const missed = isHole ? { from: kept.at, to: at } : kept?.missed;
  const stillTold = missed !== undefined && at - missed.to >= 0 && at - missed.to < HOLE_MS;
  return { level, at, ...(stillTold && { missed }) };
}

/** Keeps what was told. Never throws. */
export function keepTelling(told: LastRead): void {
  try {
    (opened ??= new Cache()).set(KEY, JSON.stringify(told));
  } catch {
    // A full disk; it is told again by the next poll.
  }
}
