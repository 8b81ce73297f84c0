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

/** Health as far as something may be claimed from it. */
export type HealthReading =
  | { state: "answered"; health: Health; readAt: number }
  | { state: "failed"; part: Extract<Part<Health>, { state: "failed" }> }
  | { state: "stale" | "future"; readAt: number }
  | { state: "never" };

/** One part of a snapshot. `readAt` is in milliseconds since 1970. */
export type Part<T> =
  | { state: "fresh"; value: T; readAt: number }
  | { state: "cached"; value: T; readAt: number }
  | { state: "failed"; failure: Failure; readAt: number; last?: { value: T; readAt: number } }
  | { state: "not-asked" };

/** One reading of the Mac. */
export interface Snapshot {
  /** When it was taken, in milliseconds since 1970. */
  takenAt: number;
  health: Part<Health>;
  systemExtensions: Part<SystemExtensions>;
  channel: Part<ChannelReading>;
  macOS: Part<MacOSVersion>;
  enrollment: Part<Enrollment>;
  threats: Part<ThreatList>;
}

export type SnapshotPart = Exclude<keyof Snapshot, "takenAt">;

/** How a reading's age stands; the comparison is written so that a date which is no number counts as stale. */
export function ageOf(readAt: number, now: number, staleAfter: number): "good" | "stale" | "future" {
  const age = now - readAt;
  if (age < -FUTURE_TOLERANCE) {
    return "future";
  }
  return age <= staleAfter ? "good" : "stale";
}

/** A part's value with when it was read, where it was read at all: of a failed part, the one before. */
export function lastOf<T>(part: Part<T> | undefined): { value: T; readAt: number } | undefined {
  if (part?.state === "fresh" || part?.state === "cached") {
    return { value: part.value, readAt: part.readAt };
  }
  return part?.state === "failed" ? part.last : undefined;
}

/**
 * A part's value as it is at hand, however old. Unlike `lastOf` it has none for a failed part: what was read before the
 * failure is not what the Mac says now.
 */
export function valueOf<T>(part: Part<T>): T | undefined {
  return part.state === "fresh" || part.state === "cached" ? part.value : undefined;
}

/** A part's value where it was read well within `staleAfter`; a failed part has none. */
export function usable<T>(part: Part<T> | undefined, now: number, staleAfter = PART_STALE_AFTER): T | undefined {
  if (part?.state !== "fresh" && part?.state !== "cached") {
    return undefined;
  }
  return ageOf(part.readAt, now, staleAfter) === "good" ? (part.value ?? undefined) : undefined;
}

/** As `usable`, and of a failed part the value before the failure. For what does not change by failing to be read. */
export function lastUsable<T>(part: Part<T> | undefined, now: number): T | undefined {
  const last = lastOf(part);
  return last && ageOf(last.readAt, now, PART_STALE_AFTER) === "good" ? (last.value ?? undefined) : undefined;
}

/** What the health part of a snapshot is worth at `now`. An old failure is as stale as an old answer. */
export function healthReading(part: Part<Health> | undefined, now: number): HealthReading {
  if (part?.state !== "fresh" && part?.state !== "cached" && part?.state !== "failed") {
    return { state: "never" };
  }
  const age = ageOf(part.readAt, now, STALE_AFTER);
  if (age !== "good") {
    return { state: age, readAt: part.readAt };
  }
  return part.state === "failed"
    ? { state: "failed", part }
    : { state: "answered", health: part.value, readAt: part.readAt };
}
