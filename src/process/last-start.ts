import { uptime } from "node:os";

/** When this Mac was started, in milliseconds since 1970, by the clock that says `now`. */
export function macStartedAt(now: number): number {
  return Math.round(now - uptime() * 1000);
}

/** When Raycast or this Mac was started, whichever was later. One process of Raycast's runs every command. */
export function lastStart(now: number): number {
  return Math.max(macStartedAt(now), Math.round(now - process.uptime() * 1000));
}
