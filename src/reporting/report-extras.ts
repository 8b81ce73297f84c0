import type { Diagnosis } from "../model/diagnosis";
import type { FailureRecord } from "../model/failure-record";
import { type ScanCosts, totalScanMs } from "../model/performance";
import type { Redactor } from "../privacy/redactor";

/** What a tester may tick beside the state; what was not ticked is absent. */
export interface ReportExtrasInput {
  performance?: ScanCosts;
  diagnosis?: Diagnosis;
  failures?: FailureRecord;
}

/** The same as it leaves the Mac. Times are ISO 8601 in UTC. */
export interface ReportExtras {
  performance?: {
    state: ScanCosts["state"];
    totalScanSeconds: number;
    /** The most costly first; names only, no paths. */
    programs: { name: string; scanSeconds: number; files: number; isRunning: boolean }[];
  };
  diagnosis?: {
    id: string;
    state: string;
    summary: string;
    helps: string | null;
    lines: { title: string; value: string }[];
    at: string;
  }[];
  failures?: {
    health: { count: number; medianMs: number; slowestMs: number } | null;
    /** Newest first. */
    runs: { at: string; program: string; what: string; tookMs: number }[];
  };
}

const MOST_PROGRAMS = 15;
const MOST_LINES = 30;

/** What was ticked, through the redactor; undefined where nothing was. */
export function reportExtras(input: ReportExtrasInput | undefined, redact: Redactor): ReportExtras | undefined {
  const { performance, diagnosis, failures } = input ?? {};
  if (!performance && !diagnosis && !failures) return undefined;
  const programs = performance?.state === "counted" ? performance.programs : [];
  return {
    ...(performance && {
      performance: {
        state: performance.state,
        totalScanSeconds: seconds(totalScanMs(programs)),
        programs: programs.slice(0, MOST_PROGRAMS).map(({ name, scanMs, files, isLive }) => ({
          name: redact.foreign(name),
          scanSeconds: seconds(scanMs),
          files,
          isRunning: isLive,
        })),
      },
    }),
    ...(diagnosis && {
      diagnosis: diagnosis.map(({ id, state, summary, helps, lines, at }) => ({
        id,
        state,
        summary: redact.foreign(summary),
        helps: helps === undefined ? null : redact.foreign(helps),
        lines: lines
          .slice(0, MOST_LINES)
          .map(({ title, value }) => ({ title: redact.foreign(title), value: redact.foreign(value) })),
        at: new Date(at).toISOString(),
      })),
    }),
    ...(failures && {
      failures: {
        health: failures.health ?? null,
        runs: failures.failures.map(({ at, ...run }) => ({ at: new Date(at).toISOString(), ...run })),
      },
    }),
  };
}

/** Milliseconds as seconds with one decimal. */
function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
