import { seenIn } from "../process/failure-error";
import { run as realRun, type RunResult } from "../process/run";
import type { Failure } from "../protection/types";
import type { RemedyContext } from "./types";

/** How a command that changes something at Defender ended. */
export type MdatpAnswer =
  | { state: "ok"; output: string }
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
export async function askMdatp(
  { mdatpPath, run = realRun }: Pick<RemedyContext, "mdatpPath" | "run">,
  args: readonly string[],
  timeoutMs: number,
): Promise<MdatpAnswer> {
  const result = await run({ program: mdatpPath, args, timeoutMs });
  if (result.exitCode === 0 && !result.timedOut) return { state: "ok", output: result.stdout };
  if (result.exitCode !== undefined && WANTS_ADMINISTRATOR.test(`${result.stdout}\n${result.stderr}`)) {
    return { state: "refused" };
  }
  return { state: "failed", failure: failureOf(result, timeoutMs) };
}

function failureOf(result: RunResult, timeoutMs: number): Failure {
  if (result.spawnError === "ENOENT") {
    return {
      code: "NotInstalled",
      message: "Microsoft Defender's command-line tool is not where it was expected.",
      seen: "no such file",
      nextStep: "Check the path to mdatp in this extension's preferences.",
    };
  }
  if (result.spawnError !== undefined) {
    return {
      code: "NotExecutable",
      message: "Microsoft Defender's command-line tool could not be started.",
      seen: result.spawnError,
      nextStep: "Check the path to mdatp in this extension's preferences.",
    };
  }
  if (result.timedOut) {
    return {
      code: "TimedOut",
      message: `Microsoft Defender did not finish within ${Math.round(timeoutMs / 1000)} seconds.`,
      nextStep: "Try again in a minute; if it stays like this, restart the daemon.",
    };
  }
  const words = seenIn(result.stderr.trim() || result.stdout);
  const how = result.exitCode === undefined ? `signal ${result.signal ?? "unknown"}` : `exit code ${result.exitCode}`;
  return {
    code: "Failed",
    message: "Microsoft Defender's command-line tool ended with an error.",
    seen: words ? `${how}: ${words}` : how,
    nextStep: "Try again; if it fails again, restart the daemon.",
  };
}
