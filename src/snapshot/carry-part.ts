import type { Part } from "../model/snapshot";

/** A part of an earlier reading, as a later one holds it: what was fresh then is cached now. */
export function carryPart<T>(part: Part<T>): Part<T> {
  return part.state === "fresh" ? { ...part, state: "cached" } : part;
}

/** When a part was last looked at, in milliseconds since 1970; -Infinity where it never was. */
export function lookedAt(part: Part<unknown>): number {
  return part.state === "not-asked" ? -Infinity : part.readAt;
}
