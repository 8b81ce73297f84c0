import { jsonInOutput } from "../json-in-output";
import { cleanOutput } from "../clean-output";
import { parsedOrUnreadable } from "../unreadable";
import { printable } from "../../text/printable";
import type { ProgramCost, ScanCosts } from "../../model/performance";

/** More programs than this tell nobody anything; the most costly ones stay. */
const MOST_PROGRAMS = 500;

/**
 * What a product says that does not count. A guess: no output of one is public. It is looked for only where there is no
 * JSON, so a program of such a name cannot be taken for it.
 */
const SWITCHED_OFF = /(?:statistics|feature)\b.{0,60}\b(?:disabled|not enabled|(?:turned|switched) off)/i;

/**
 * The output of `mdatp diagnostic real-time-protection-statistics --output json`, as seen on macOS: `counters`, an array
 * of objects whose numbers are strings, times in nanoseconds since the daemon's start. Name or path may be missing, and
 * the answer may be null under tamper protection. That an empty array means "switched off" is a guess.
 * Throws FailureError `Unreadable`.
 */
export function parseStatistics(output: string): ScanCosts {
  const text = cleanOutput(output);
  return parsedOrUnreadable(output, () => {
    if (/^[ \t]{0,9}null[ \t]{0,9}$/m.test(text)) return { state: "withheld" };
    const found = jsonInOutput(text, "{");
    if (!found) return SWITCHED_OFF.test(text) ? { state: "off" } : undefined;
    const { counters } = found.value as { counters?: unknown };
    if (counters === null) return { state: "withheld" };
    if (!Array.isArray(counters)) return undefined;
    if (counters.length === 0) return { state: "off" };
    const read = counters.map(programOf);
    if (read.every((program) => program === undefined)) return undefined;
    return { state: "counted", programs: merged(read.filter((program) => program !== undefined)) };
  });
}

/** One counter; undefined where it cannot be read. */
function programOf(counter: unknown): ProgramCost | undefined {
  if (typeof counter !== "object" || counter === null) return undefined;
  const { name, path, isActive, totalScanTime, totalFilesScanned, maxFileScanTime } = counter as Record<
    string,
    unknown
  >;
  const [scan, files, slowest] = [totalScanTime, totalFilesScanned, maxFileScanTime ?? 0].map(amount);
  if (scan === undefined || files === undefined) return undefined;
  const itsPath = typeof path === "string" && path.startsWith("/") ? path.slice(0, 1024) : undefined;
  const itsName = printable(typeof name === "string" && name !== "" ? name : (itsPath?.split("/").at(-1) ?? ""), 80);
  return {
    key: itsPath ?? itsName,
    name: itsName || "Unnamed Program",
    ...(itsPath !== undefined && { path: itsPath }),
    isLive: isActive === true || isActive === "true",
    scanMs: scan / 1e6,
    files,
    slowestFileMs: (slowest ?? 0) / 1e6,
  };
}

/** A count as a number or as its digits; undefined where it is neither, or below 0. */
function amount(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,19}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** Each program once, whose processes have a counter each; what was never scanned for is left out. */
function merged(programs: readonly ProgramCost[]): ProgramCost[] {
  const byKey = new Map<string, ProgramCost>();
  for (const program of programs) {
    if (program.scanMs === 0 && program.files === 0) continue;
    const other = byKey.get(program.key);
    byKey.set(
      program.key,
      other
        ? {
            ...other,
            isLive: other.isLive || program.isLive,
            scanMs: other.scanMs + program.scanMs,
            files: other.files + program.files,
            slowestFileMs: Math.max(other.slowestFileMs, program.slowestFileMs),
          }
        : program,
    );
  }
  return [...byKey.values()].sort((one, other) => other.scanMs - one.scanMs).slice(0, MOST_PROGRAMS);
}
