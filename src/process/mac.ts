import type { Run } from "./run-result";

/** The clock that waiting lives by. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** The computer's own clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * The Mac, as far as anything here reaches it: where its `mdatp` is, how a program is started on it, and its clock.
 * Whoever reads or changes the Mac is handed this one object; a test hands over a Mac of its own.
 */
export interface Mac {
  /** As the person set it: whether it can be run is for whoever runs it to say. */
  mdatpPath: string;
  run: Run;
  clock: Clock;
}
