/** One program that failed, as this extension writes it down: no output, no argument that a person chose. */
export interface FailedRun {
  /** Milliseconds since 1970. */
  at: number;
  /** `mdatp health`, `sw_vers`. */
  program: string;
  /** `timed out`, `exit code 1`, `ended by SIGTERM`, `not started: ENOENT`, `too much output`. */
  what: string;
  /** Milliseconds. */
  tookMs: number;
}

/** What this extension has written down of its own work. */
export interface FailureRecord {
  /** Newest first. */
  failures: readonly FailedRun[];
  /** How long `mdatp health` took, in milliseconds; undefined where it was never measured. */
  health?: { count: number; medianMs: number; slowestMs: number };
}

/** The median and the slowest of these durations, in milliseconds. */
export function timesOf(durations: readonly number[]): FailureRecord["health"] {
  if (durations.length === 0) return undefined;
  const sorted = durations.toSorted((one, other) => one - other);
  return {
    count: sorted.length,
    medianMs: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
    slowestMs: sorted.at(-1) ?? 0,
  };
}
