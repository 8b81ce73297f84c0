/** What scanning the files of one program has cost since Defender's daemon started. */
export interface ProgramCost {
  /** What tells it from the others: its path, else its name. */
  key: string;
  name: string;
  path?: string;
  /** True while a process of it runs. */
  isLive: boolean;
  /** Milliseconds that Defender spent on its files. */
  scanMs: number;
  /** Files that were scanned for it; one counts as often as it was scanned. */
  files: number;
  /** The file that took longest, in milliseconds. */
  slowestFileMs: number;
}

/**
 * What Defender counts by program.
 * `counted`: the most costly first. `off`: Defender does not count. `withheld`: it answers, and tells nothing.
 * `not-offered`: this product cannot be asked.
 */
export type ScanCosts =
  | { state: "counted"; programs: readonly ProgramCost[] }
  | { state: "off" }
  | { state: "withheld" }
  | { state: "not-offered" };

/** What one program costs at the moment, from two countings. */
export interface CostNow {
  /** Milliseconds of scanning in a minute. */
  scanMsAMinute: number;
  filesAMinute: number;
}

/** All the scanning of a list of programs, in milliseconds. */
export function totalScanMs(programs: readonly ProgramCost[]): number {
  return programs.reduce((sum, { scanMs }) => sum + scanMs, 0);
}

/** One program's part of all the scanning, 0 to 1. */
export function shareOf({ scanMs }: ProgramCost, totalMs: number): number {
  return totalMs > 0 ? scanMs / totalMs : 0;
}

/**
 * What each program costs now, by its key: the difference of two countings, for a minute. Where a count went down the
 * daemon started anew in between, and where no time passed nothing can be told: then it has no entry.
 */
export function costsNow(
  before: { programs: readonly ProgramCost[]; at: number },
  after: { programs: readonly ProgramCost[]; at: number },
): ReadonlyMap<string, CostNow> {
  const minutes = (after.at - before.at) / 60_000;
  const earlier = new Map(before.programs.map((program) => [program.key, program]));
  const now = new Map<string, CostNow>();
  if (!(minutes > 0)) return now;
  for (const { key, scanMs, files } of after.programs) {
    const was = earlier.get(key);
    const [spent, scanned] = [scanMs - (was?.scanMs ?? 0), files - (was?.files ?? 0)];
    // One that is new in the list may have been counted for longer than this.
    if (!was || spent < 0 || scanned < 0) continue;
    now.set(key, { scanMsAMinute: spent / minutes, filesAMinute: scanned / minutes });
  }
  return now;
}
