import type { RunResult } from "../../process/run-result";
import { asFailure, FailureError, seenIn } from "../../process/failure-error";
import { type Mdatp, runMdatp } from "../mdatp";
import { failureOfAnswer, saysUnreachable } from "../mdatp-failures";
import { parseScanResult, type ScanResult } from "./parse-scan-result";
import type { Failure } from "../../model/failure";
import type { ScanRequest } from "../../model/scan";

/**
 * How `mdatp scan …` ended. `finished`: the scan is over. `waiting`: it had not said so when the time was up, and its
 * client was ended; `scan list` tells what became of the scan. `not-offered`: this product cannot be told to scan.
 */
export type ScanAnswer =
  | ({ state: "finished" } & ScanResult)
  | { state: "waiting" }
  | { state: "not-offered" }
  | { state: "failed"; failure: Failure };

/**
 * Has Defender scan, and waits for the end for at most `timeoutMs`. The client prints nothing on the way. That ending
 * the client leaves the scan running is a guess: look at the list afterwards. Needs no administrator. Never rejects.
 */
export async function runScan(mac: Mdatp, scan: ScanRequest, timeoutMs: number): Promise<ScanAnswer> {
  const args = scan.kind === "custom" ? ["scan", "custom", "--path", scan.path] : ["scan", scan.kind];
  let result: RunResult;
  try {
    result = await runMdatp(mac, { args, timeoutMs });
  } catch (error) {
    const failure = asFailure(error);
    return failure.code === "TimedOut" ? { state: "waiting" } : { state: "failed", failure };
  }
  const ended = parseScanResult(result.stdout);
  if (ended && result.exitCode === 0) return { state: "finished", ...ended };
  return failed(result);
}

/** Ends the scan that runs. Throws FailureError. */
export async function cancelScan(mac: Mdatp): Promise<void> {
  const result = await runMdatp(mac, { args: ["scan", "cancel"] });
  if (result.exitCode === 0) return;
  const { failure } = failureOfAnswer(result);
  throw new FailureError(isOwnFailure(result, failure) ? refused(result) : failure);
}

function failed(result: RunResult): ScanAnswer {
  const { failure, kind } = failureOfAnswer(result);
  if (kind === "rejected") return { state: "not-offered" };
  return { state: "failed", failure: isOwnFailure(result, failure) ? refused(result) : failure };
}

/** A scan fails for reasons of its own (a file that is gone): then nothing is concluded about the daemon. */
function isOwnFailure({ stdout, stderr }: RunResult, { code }: Failure): boolean {
  if (code === "Unreadable" || code === "Failed") return true;
  return code === "DaemonUnreachable" && !saysUnreachable(`${stdout}\n${stderr}`);
}

function refused({ exitCode, stdout, stderr }: RunResult): Failure {
  const words = seenIn(stderr.trim() || stdout, 160);
  return {
    code: "Failed",
    message: words ? `Defender says: “${words}”` : "Defender gave no reason.",
    seen: `exit code ${exitCode ?? "unknown"}`,
    nextStep: "Try again; if it fails again, restart Microsoft Defender or ask your administrator.",
  };
}
