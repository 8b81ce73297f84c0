import type { Health } from "./health";
import type { Failure } from "./failure";
import type { Enrollment, MacOSVersion } from "./macos";
import type { ChannelReading } from "./channel";
import type { SystemExtensions } from "./system-extensions";
import type { ThreatList } from "./threat";

const MINUTE = 60_000;

/** Ten polls of one minute missed: what Defender said before that proves nothing about now. */
export const STALE_AFTER = 10 * MINUTE;

/** Clocks are set while things run; a reading further ahead than this was dated by a clock that was wrong. */
export const FUTURE_TOLERANCE = 2 * MINUTE;

/**
 * The parts beside health change seldom (an approval, a channel, a system update) and are only read when a person
 * looks, so that a background poll stays one child process. After a day nobody has looked, they are left out.
 */
export const PART_STALE_AFTER = 24 * 60 * MINUTE;

/** A part that is older than the health by no more than this was read beside it: each is given up on within this. */
export const ONE_READING_MS = 5_000;

/**
 * One part of a snapshot. `readAt` is in milliseconds since 1970; of a failed part, `since` is that of the first failure
 * in a row and `last` what was read before it.
 */
export type Part<T> =
  | { state: "fresh"; value: T; readAt: number }
  | { state: "cached"; value: T; readAt: number }
  | { state: "failed"; failure: Failure; readAt: number; since?: number; last?: { value: T; readAt: number } }
  | { state: "not-asked" };

/** One reading of the Mac. */
export interface Snapshot {
  /** When it was taken, in milliseconds since 1970. */
  takenAt: number;
  /** When this Mac was started, in milliseconds since 1970; absent where that was not asked. */
  bootedAt?: number;
  health: Part<Health>;
  systemExtensions: Part<SystemExtensions>;
  channel: Part<ChannelReading>;
  macOS: Part<MacOSVersion>;
  enrollment: Part<Enrollment>;
  threats: Part<ThreatList>;
}

export type SnapshotPart = Exclude<keyof Snapshot, "takenAt" | "bootedAt">;

/** How a reading's age stands; the comparison is written so that a date which is no number counts as stale. */
export function ageOf(readAt: number, now: number, staleAfter: number): "good" | "stale" | "future" {
  const age = now - readAt;
  if (age < -FUTURE_TOLERANCE) {
    return "future";
  }
  return age <= staleAfter ? "good" : "stale";
}

/** A part's value as this reading has it, however old. A failed part has none: what was read before is not what it says. */
export function current<T>(part: Part<T> | undefined): T | undefined {
  return part?.state === "fresh" || part?.state === "cached" ? part.value : undefined;
}

/** The last value that was read, with when; of a failed part, the one before the failure. */
export function lastKnown<T>(part: Part<T> | undefined): { value: T; readAt: number } | undefined {
  if (part?.state === "fresh" || part?.state === "cached") {
    return { value: part.value, readAt: part.readAt };
  }
  return part?.state === "failed" ? part.last : undefined;
}

/**
 * The last value that was read, where it was read well within `staleAfter` of `now` (both in milliseconds): what may be
 * claimed of then. A reading that failed meanwhile takes nothing back; only time does.
 */
export function trustedAt<T>(part: Part<T> | undefined, now: number, staleAfter = PART_STALE_AFTER): T | undefined {
  const last = lastKnown(part);
  return last && ageOf(last.readAt, now, staleAfter) === "good" ? (last.value ?? undefined) : undefined;
}
