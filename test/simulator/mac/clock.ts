import type { Clock } from "./state";

/** What time it is on the Mac, in simulated milliseconds. */
export function simulatedNow(clock: Clock, realNow = Date.now()): number {
  return Math.round(clock.simStart + (realNow - clock.realStart) * clock.rate);
}

/** The same moment, and another speed from here on. */
export function withRate(clock: Clock, rate: number, realNow = Date.now()): Clock {
  return { realStart: realNow, simStart: simulatedNow(clock, realNow), rate };
}
