import { runMdatp } from "../defender/mdatp";
import { failureOfAnswer } from "../defender/mdatp-failures";
import { asFailure, seenIn } from "../process/failure-error";
import type { RunResult } from "../process/run";
import type { RemedyContext } from "./types";
import type { Failure } from "../model/failure";

/** How a command that changes something at Defender ended. */
export type MdatpAnswer =
  | { state: "ok" }
  /** Defender wants an administrator for it. */
  | { state: "refused" }
  | { state: "failed"; failure: Failure };

/**
 * Words of a tool that wants to be run as an administrator. A guess: no public text shows what mdatp prints then, so
 * any of these in a failed command's output counts.
 */
const WANTS_ADMINISTRATOR =
  /permission|privilege|administrator|\broot\b|\bsudo\b|elevat|not permitted|not authori[sz]ed/i;

/** Runs an mdatp command of constant words. Never rejects. */
export async function tellMdatp(
  { mdatpPath, run }: Pick<RemedyContext, "mdatpPath" | "run">,
  args: readonly string[],
  timeoutMs: number,
): Promise<MdatpAnswer> {
  let result: RunResult;
  try {
    result = await runMdatp({ mdatpPath, args, timeoutMs, run });
  } catch (error) {
    const failure = asFailure(error);
    return { state: "failed", failure: failure.code === "TimedOut" ? tookTooLong(timeoutMs) : failure };
  }
  if (result.exitCode === 0) return { state: "ok" };
  // The banner of an unlicensed product names the administrator too.
  const { failure } = failureOfAnswer(result);
  if (failure.code === "NotLicensed") return { state: "failed", failure };
  if (WANTS_ADMINISTRATOR.test(`${result.stdout}\n${result.stderr}`)) return { state: "refused" };
  return { state: "failed", failure: ended(result) };
}

function tookTooLong(timeoutMs: number): Failure {
  return {
    code: "TimedOut",
    message: `Microsoft Defender did not finish within ${Math.round(timeoutMs / 1000)} seconds.`,
    nextStep: "Try again in a minute; if it stays like this, restart the daemon.",
  };
}

/** A command may fail for reasons of its own, such as the network, so nothing is concluded about the daemon. */
function ended({ exitCode, signal, stdout, stderr }: RunResult): Failure {
  const how = exitCode === undefined ? `ended by ${signal ?? "an unknown signal"}` : `exit code ${exitCode}`;
  const words = seenIn(stderr.trim() || stdout);
  return {
    code: "Failed",
    message: "Microsoft Defender's command-line tool ended with an error.",
    seen: words ? `${how}: ${words}` : how,
    nextStep: "Check the network and try again; if it fails again, restart the daemon.",
  };
}
