import { createContext, useEffect, useState } from "react";

export interface Clock {
  realStart: number;
  simStart: number;
  rate: number;
}

/** The simulated time now, in milliseconds since 1970; the real one where no clock is given. */
export function simulatedNow(clock: Clock | undefined): number {
  const real = Date.now();
  return clock ? clock.simStart + (real - clock.realStart) * clock.rate : real;
}

/** The simulated time, drawn anew every second. */
export function useClock(clock: Clock | undefined): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return simulatedNow(clock);
}

/** The simulated Mac's clock; undefined where there is none. */
export const ClockContext = createContext<Clock | undefined>(undefined);
