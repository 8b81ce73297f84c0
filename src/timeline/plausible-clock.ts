import { readSeen, writeSeen } from "./seen";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** No Mac that this extension runs on is from before: what says so is a clock that nobody has set yet. */
const FIRST_TIME = Date.UTC(2020, 0, 1);

/** A longer pause is rare: a clock that is wrong is the likelier reason. */
const LONGEST_PAUSE_MS = 14 * DAY_MS;

/** Clocks are set back by minutes, and by an hour where somebody set the time zone by hand. */
const FURTHEST_BACK_MS = 2 * 60 * MINUTE_MS;

/** How long a clock has to go on saying the same before it is believed. */
const BELIEVED_AFTER_MS = 5 * MINUTE_MS;

/**
 * Whether a reading's time may be written down. One that lies far from the last reading is believed once the clock has
 * kept to it for some minutes, so that a clock that is wrong for a moment leaves no trace, and a Mac that was away for
 * long goes on. All times in milliseconds since 1970.
 * @param seen when something was read last; undefined where nothing was yet.
 * @param doubtFile holds since when the clock has kept to what it says.
 * @throws the error of the file system.
 */
export function isPlausible(at: number, seen: number | undefined, doubtFile: string): boolean {
  if (!(at >= FIRST_TIME)) return false;
  const pause = seen === undefined ? 0 : at - seen;
  if (pause <= LONGEST_PAUSE_MS && -pause <= FURTHEST_BACK_MS) return true;
  const since = readSeen(doubtFile);
  const kept = since === undefined ? Number.NaN : at - since;
  if (!(kept >= 0 && kept <= DAY_MS)) writeSeen(doubtFile, at);
  return kept >= BELIEVED_AFTER_MS && kept <= DAY_MS;
}
