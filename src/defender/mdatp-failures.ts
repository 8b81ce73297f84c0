import { ownFault, seenIn } from "../process/failure-error";
import { isOwnFault, type RunResult } from "../process/run-result";
import type { Failure } from "../model/failure";

/** How `mdatp` failed, and what that says of asking it in another way. */
export interface MdatpFailure {
  failure: Failure;
  /** `final`: another way would fail just the same. `rejected`: this way is not known to it. `unread`: perhaps so. */
  kind: "final" | "rejected" | "unread";
}

/** `Failed to connect` was seen in 2020; no later text was ever captured, so the rest are guesses. */
const UNREACHABLE =
  /failed to connect|(?:could ?n[o']t|can ?not|can't|unable to) (?:connect|reach|communicate)|connection (?:refused|failed|error|to the daemon)|not ready to connect|daemon (?:is )?(?:not|n't) (?:running|reachable|available)/i;

/** The banner is known; the other words are guesses. */
const UNLICENSED = /no license found|missing license|not licensed|license (?:has )?expired|not onboarded/i;

/** Guesses. */
const NOT_PERMITTED =
  /permission denied|operation not permitted|(?:requires?|needs?) (?:root|admin|elevat|sudo)|must be (?:run as )?(?:root|an? admin)/i;

/** `Expected one of:` was seen for a missing subcommand; the other words are guesses. */
const REJECTED =
  /expected one of|usage|(?:unknown|unrecogni[sz]ed|invalid|unexpected|unsupported|illegal) (?:option|argument|command|parameter|subcommand|switch|choice|format|value)|--(?:output|help|health)\b/i;

/** Microsoft's page on deploying to Macs: `mdatp --health` exits with 3 when the daemon cannot be reached. */
export const EXIT_UNREACHABLE = 3;

/**
 * What went wrong when `mdatp` ran and its output did not answer the question. What was seen holds no identifiers.
 * `unread` is what the parser found wrong with the output, and holds where nothing else explains it. Whether the
 * program could be started at all is told by checkMdatpPath and startFailure.
 */
export function failureOfAnswer(result: RunResult, unread?: Failure): MdatpFailure {
  const output = `${result.stdout}\n${result.stderr}`.slice(0, 10_000);
  const seen = [howItEnded(result), seenIn(output)].filter(Boolean).join(": ") || "an empty output";
  const final = (code: Failure["code"], message: string, nextStep: string): MdatpFailure => ({
    failure: { code, message, seen, nextStep },
    kind: "final",
  });
  if (result.timedOut) return { failure: timedOut(result.durationMs), kind: "final" };
  if (result.truncated) {
    return final(
      "Unreadable",
      "Microsoft Defender printed far more than an answer can be.",
      "Restart Microsoft Defender or this Mac; if it stays, report what was seen.",
    );
  }
  if (UNREACHABLE.test(output)) return final("DaemonUnreachable", NO_DAEMON, RESTART);
  if (UNLICENSED.test(output)) {
    return final(
      "NotLicensed",
      "Microsoft Defender finds no license on this Mac, so it does not say more.",
      "Ask your administrator to onboard this Mac.",
    );
  }
  if (NOT_PERMITTED.test(output)) {
    return final(
      "NoPermission",
      "Microsoft Defender does not answer this account.",
      "Ask your administrator whether this account may use Microsoft Defender's command-line tool.",
    );
  }
  if (result.signal !== undefined) {
    return final(
      "Failed",
      "Microsoft Defender's command-line tool was ended before it could answer.",
      "Refresh; if it happens again, restart Microsoft Defender or this Mac.",
    );
  }
  const rejected = REJECTED.test(output);
  if (result.exitCode === EXIT_UNREACHABLE) return final("DaemonUnreachable", NO_DAEMON, RESTART);
  if (WRONG_PROCESSOR.test(output)) {
    return final(
      "NotExecutable",
      "Microsoft Defender's command-line tool is made for another kind of processor than this Mac has.",
      REINSTALL,
    );
  }
  if (NOT_LOADED.test(output) || result.exitCode === 126 || result.exitCode === 127) {
    return final("NotExecutable", "macOS could not load Microsoft Defender's command-line tool.", REINSTALL);
  }
  if (result.exitCode !== 0 && !rejected) {
    return final(
      "Failed",
      "Microsoft Defender's command-line tool ended with an error that is not known here.",
      "Wait a minute and refresh; if it stays, report what was seen.",
    );
  }
  const unknown: Failure = {
    code: "Unreadable",
    message: rejected
      ? "Microsoft Defender did not accept any way of asking that this extension knows."
      : "Microsoft Defender's answer is in a form that this extension does not know.",
    seen,
    nextStep: "Update Microsoft Defender and this extension, or report what was seen.",
  };
  return rejected ? { failure: unknown, kind: "rejected" } : { failure: unread ?? unknown, kind: "unread" };
}

/** True where an output itself says that the daemon cannot be reached; an exit code alone may have other reasons. */
export function saysUnreachable(output: string): boolean {
  return UNREACHABLE.test(output.slice(0, 10_000));
}

/** What the loader of macOS and a shell say; general knowledge, no capture of it with mdatp. */
const NOT_LOADED = /\bdyld\b|library not loaded|symbol not found|command not found/i;
const WRONG_PROCESSOR = /bad cpu type/i;

const REINSTALL = "Install Microsoft Defender again, or ask your administrator to.";

/** An answer that came with the exit code for a daemon that was not reached: one of the two is wrong. */
export const CONTRADICTORY: Failure = {
  code: "Contradictory",
  message: "Microsoft Defender's command-line tool answered, and ended as it does when it reaches no Defender.",
  seen: `an answer with exit code ${EXIT_UNREACHABLE}`,
  nextStep: "Wait a minute and refresh; if it stays, restart Microsoft Defender or this Mac.",
};

const NO_DAEMON = "Microsoft Defender's daemon does not answer.";
const RESTART = "Wait a minute and refresh; if it stays, restart Microsoft Defender or this Mac.";

/** Given up on after `waitedMs`: nothing more is known than that no answer came in time. */
export function timedOut(waitedMs: number): Failure {
  return {
    code: "TimedOut",
    message: "Microsoft Defender did not answer in time.",
    seen: `no answer within ${Math.max(1, Math.round(waitedMs / 1000))} s`,
    nextStep: RESTART,
  };
}

/** The failure of a program that is where it should be and yet could not be started. */
export function startFailure(spawnError: string): Failure {
  if (isOwnFault(spawnError)) return ownFault(spawnError);
  if (["EAGAIN", "EMFILE", "ENFILE", "ENOMEM"].includes(spawnError)) {
    return {
      code: "Failed",
      message: "macOS could not start another program just now.",
      seen: spawnError,
      nextStep: "Close some apps and refresh; if it stays, restart this Mac.",
    };
  }
  return {
    code: "NotExecutable",
    message: "macOS refused to start the file that the path to mdatp leads to.",
    seen: spawnError,
    nextStep: 'Check the preference "Path to mdatp" of this extension, or install Microsoft Defender again.',
  };
}

function howItEnded({ exitCode, signal }: RunResult): string {
  if (signal !== undefined) return `ended by ${signal}`;
  return exitCode === undefined || exitCode === 0 ? "" : `exit code ${exitCode}`;
}
