import { runMdatp, type Mdatp } from "../defender/mdatp";
import { ADVICE, complaintOf } from "../defender/complaint";
import { failureOfAnswer } from "../defender/mdatp-failures";
import { asFailure, seenIn } from "../process/failure-error";
import type { RunResult } from "../process/run-result";
import type { Failure } from "../model/failure";

/** How a command that changes something at Defender ended. */
export type MdatpAnswer =
  | { state: "ok" }
  /** Defender wants an administrator for it. */
  | { state: "refused" }
  | { state: "failed"; failure: Failure };

/** How a refusal is told where nothing is run as administrator for it. */
export const WANTS_ADMINISTRATOR = {
  detail: "Defender wants an administrator for this.",
  nextStep: "Run the command in Terminal as an administrator.",
} as const;

/** What to do about words of Defender's that say nothing more, by what the command is about. */
const ADVICE_BY_MATTER = {
  network: "Check this Mac's network and try again.",
  setting: "Try again; if it fails again, ask your administrator.",
} as const;

export type Matter = keyof typeof ADVICE_BY_MATTER;

/**
 * Runs an mdatp command of constant words. Where it fails, Defender's own words are the message, and the advice is one
 * that fits them. Never rejects.
 */
export async function tellMdatp(
  mac: Mdatp,
  args: readonly string[],
  timeoutMs: number,
  matter: Matter,
): Promise<MdatpAnswer> {
  let result: RunResult;
  try {
    result = await runMdatp(mac, { args, timeoutMs });
  } catch (error) {
    const failure = asFailure(error);
    return { state: "failed", failure: failure.code === "TimedOut" ? tookTooLong(timeoutMs) : failure };
  }
  if (result.exitCode === 0) return { state: "ok" };
  // The banner of an unlicensed product names the administrator too.
  const { failure } = failureOfAnswer(result);
  if (failure.code === "NotLicensed") return { state: "failed", failure };
  const complaint = complaintOf(`${result.stdout}\n${result.stderr}`);
  if (complaint === "unchanged") return { state: "ok" };
  if (complaint === "administrator") return { state: "refused" };
  return { state: "failed", failure: ended(result, ADVICE[complaint] ?? ADVICE_BY_MATTER[matter]) };
}

function tookTooLong(timeoutMs: number): Failure {
  return {
    code: "TimedOut",
    message: `Microsoft Defender did not finish within ${Math.round(timeoutMs / 1000)} seconds.`,
    nextStep: "Try again in a minute; if it stays like this, ask your administrator.",
  };
}

/** Long enough for a sentence of Defender's. */
const WORDS_LENGTH = 200;

/** A command may fail for reasons of its own, such as the network, so nothing is concluded about the daemon. */
function ended({ exitCode, signal, stdout, stderr }: RunResult, nextStep: string): Failure {
  const how = exitCode === undefined ? `ended by ${signal ?? "an unknown signal"}` : `exit code ${exitCode}`;
  const words = seenIn(stderr.trim() || stdout, WORDS_LENGTH);
  return {
    code: "Failed",
    message: words ? `Defender says: “${words}”` : "Defender gave no reason.",
    seen: words ? `${how}: ${words}` : how,
    nextStep,
  };
}
