import { lines, type Invocation, type Outcome } from "../program";
import type { ScannedProgram } from "../state";
import { option } from "./option";

const NS_A_MS = 1_000_000n;
/** The file that took longest, as it was for a real launchd. */
const SLOWEST_MS = 143n;

/** `mdatp diagnostic real-time-protection-statistics` and `diagnostic create`. */
export function mdatpDiagnostic(args: readonly string[], invocation: Invocation): Outcome {
  if (args[0] === "real-time-protection-statistics") return statistics(args, invocation);
  return { stderr: lines("Expected one of:", "    create", "    real-time-protection-statistics"), exitCode: 64 };
}

/**
 * The JSON is as captured on macOS: numbers as strings, nanoseconds, totals since the daemon's start. Guesses: what a
 * product says that does not count, and that a list which tamper protection withholds is `null`.
 */
function statistics(args: readonly string[], { state, now }: Invocation): Outcome {
  const { on, programs } = state.defender.statistics;
  if (!on) return { stdout: lines("Real-time protection statistics are disabled"), exitCode: 1 };
  // A guess: the text form, which the extension does not ask for.
  if (option(args, "--output") !== "json") return { stdout: lines("Total files scanned"), exitCode: 0 };
  if (programs.length === 0) return { stdout: lines(JSON.stringify({ counters: null })), exitCode: 0 };
  const minutes = Math.max(0, now - state.daemon.startedAt) / 60_000;
  const counters = programs.map((program, index) => counter(program, index, minutes));
  return { stdout: lines(JSON.stringify({ counters })), exitCode: 0 };
}

function counter(program: ScannedProgram, index: number, minutes: number): Record<string, unknown> {
  const { name, path, live, scanMsAMinute, filesAMinute } = program;
  const scanMs = BigInt(Math.round(scanMsAMinute * minutes));
  return {
    id: index + 1,
    isActive: live,
    maxFileScanTime: String((scanMs < SLOWEST_MS ? scanMs : SLOWEST_MS) * NS_A_MS),
    ...(name !== undefined && { name }),
    ...(path !== undefined && { path }),
    resourceScanTime: "0",
    scannedFilePaths: null,
    totalEventsSent: "0",
    totalFilesScanned: String(Math.round(filesAMinute * minutes)),
    totalScanTime: String(scanMs * NS_A_MS),
  };
}
