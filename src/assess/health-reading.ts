import { ageOf, type Part, STALE_AFTER } from "../model/snapshot";
import type { Health } from "../model/health";

/** Health as far as something may be claimed from it. */
export type HealthReading =
  | { state: "answered"; health: Health; readAt: number }
  | { state: "failed"; part: Extract<Part<Health>, { state: "failed" }> }
  | { state: "stale" | "future"; readAt: number }
  | { state: "never" };

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
