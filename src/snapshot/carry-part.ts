import type { Part } from "../model/snapshot";
import type { SystemExtensions } from "../model/system-extensions";

/** A part of an earlier reading, as a later one holds it: what was fresh then is cached now. */
export function carryPart<T>(part: Part<T>): Part<T> {
  return part.state === "fresh" ? { ...part, state: "cached" } : part;
}

/** When a part was last looked at, in milliseconds since 1970; -Infinity where it never was. */
export function lookedAt(part: Part<unknown>): number {
  return part.state === "not-asked" ? -Infinity : part.readAt;
}

/**
 * The list of extensions as a later reading holds it: none where it is from before the Mac was started, for a start is
 * what finishes their changes. `startedAt` in milliseconds since 1970.
 */
export function carryExtensions(part: Part<SystemExtensions>, startedAt: number): Part<SystemExtensions> {
  return lookedAt(part) < startedAt ? { state: "not-asked" } : carryPart(part);
}
