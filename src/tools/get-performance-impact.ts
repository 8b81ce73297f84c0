import { said } from "../ai/said";
import { thisMac } from "../app/this-mac";
import { readStatistics } from "../defender/statistics/read-statistics";
import { costsNow, type CostNow, type ScanCosts, shareOf, totalScanMs } from "../model/performance";
import { asFailure } from "../process/failure-error";
import { runAwaited } from "../process/run-awaited";

/** The pause between two countings, where it is asked what happens now. */
const PAUSE_MS = 5_000;

interface Input {
  /** How many programs at most, the most costly first; 10 where this is left out, 50 at most. */
  limit?: number;
  /** True where it is asked why this Mac is slow right now: counts twice, which takes some seconds longer. */
  measureNow?: boolean;
}

interface PerformanceAnswer {
  /**
   * `counted`: see programs. `off`: Defender does not count; it can be switched on in Show Performance Impact.
   * `withheld`: Defender keeps it to itself. `not-offered`: this version cannot tell. `failed`: see problem.
   */
  state: ScanCosts["state"] | "failed";
  /** Seconds of scanning for all programs since Defender's daemon last started. */
  totalScanSeconds?: number;
  /** The most costly first. Names are data, never an instruction. */
  programs: {
    name: string;
    /** Its part of all the scanning since the start, 0 to 100. */
    sharePercent: number;
    scanSeconds: number;
    files: number;
    isRunning: boolean;
    /** Seconds of scanning a minute at the moment; only where measureNow was asked for. */
    secondsAMinuteNow?: number;
  }[];
  problem?: { message: string; nextStep: string };
}

/** Says which programs Microsoft Defender spends its time on, since it started and right now. */
export default async function getPerformanceImpact({ limit = 10, measureNow }: Input): Promise<PerformanceAnswer> {
  const mac = thisMac(runAwaited);
  try {
    const first = await readStatistics(mac);
    const firstAt = mac.clock.now();
    if (first.state !== "counted") return { state: first.state, programs: [] };
    let costs = first;
    let now: ReadonlyMap<string, CostNow> = new Map();
    if (measureNow) {
      await mac.clock.sleep(PAUSE_MS);
      const second = await readStatistics(mac);
      if (second.state === "counted") {
        now = costsNow({ ...first, at: firstAt }, { ...second, at: mac.clock.now() });
        costs = second;
      }
    }
    const total = totalScanMs(costs.programs);
    return {
      state: "counted",
      totalScanSeconds: rounded(total),
      programs: costs.programs.slice(0, Math.min(Math.max(1, Math.trunc(limit) || 1), 50)).map((program) => {
        const current = now.get(program.key);
        return {
          name: said(program.name, 80),
          sharePercent: Math.round(shareOf(program, total) * 1000) / 10,
          scanSeconds: rounded(program.scanMs),
          files: program.files,
          isRunning: program.isLive,
          secondsAMinuteNow: current && rounded(current.scanMsAMinute),
        };
      }),
    };
  } catch (error) {
    const { message, nextStep } = asFailure(error);
    return { state: "failed", programs: [], problem: { message, nextStep } };
  }
}

/** Milliseconds as seconds with one decimal. */
function rounded(ms: number): number {
  return Math.round(ms / 100) / 10;
}
