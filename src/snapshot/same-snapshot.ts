import type { Part, Snapshot } from "../model/snapshot";

/** Keys that differ between any two readings, whatever they say. */
const MOVES_BY_ITSELF = new Set(["readAt", "takenAt", "definitions_updated_minutes_ago"]);

/**
 * True where two readings say the same, whenever each was read and whether it was read now or carried over. Values that
 * are one and the same object are not looked into: a list of thousands is only compared where it was parsed anew.
 */
export function sameSnapshot(one: Snapshot, other: Snapshot): boolean {
  return (
    samePart(one.health, other.health) &&
    samePart(one.systemExtensions, other.systemExtensions) &&
    samePart(one.channel, other.channel) &&
    samePart(one.macOS, other.macOS) &&
    samePart(one.enrollment, other.enrollment) &&
    samePart(one.threats, other.threats)
  );
}

/** True where two values are equal but for what moves by itself. */
export function sameButForTime(one: unknown, other: unknown): boolean {
  return one === other || withoutTimes(one) === withoutTimes(other);
}

function samePart<T>(one: Part<T>, other: Part<T>): boolean {
  if (one === other) return true;
  if (isRead(one) && isRead(other)) return sameButForTime(one.value, other.value);
  return one.state === other.state && sameButForTime(one, other);
}

function isRead<T>(part: Part<T>): part is Extract<Part<T>, { value: T }> {
  return part.state === "fresh" || part.state === "cached";
}

function withoutTimes(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (MOVES_BY_ITSELF.has(key) ? undefined : inner));
}
