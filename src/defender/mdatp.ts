import { asFailure, FailureError } from "../process/failure-error";
import type { Mac } from "../process/mac";
import type { RunResult } from "../process/run-result";
import { CONTRADICTORY, EXIT_UNREACHABLE, failureOfAnswer, startFailure, timedOut } from "./mdatp-failures";
import { checkMdatpPath } from "./mdatp-path";
import type { Failure } from "../model/failure";

/** The longest that one question may take. */
const ANSWER_TIMEOUT_MS = 4_000;

/** The longest that all ways of asking one question may take; with the end of the last child it stays under 5 s. */
const BUDGET_MS = 4_500;

/** A rest of the budget too small to start another child for. */
const SMALLEST_TIMEOUT_MS = 250;

/** What of the Mac it takes to ask `mdatp`. */
export type Mdatp = Pick<Mac, "mdatpPath" | "run">;

export interface MdatpRequest {
  args: readonly string[];
  /** Default 4 s. */
  timeoutMs?: number;
  maxOutputBytes?: number;
}

/**
 * Runs `mdatp` once and gives what came, whatever its exit code. Throws FailureError where there is nothing to run,
 * where it could not be started, and `TimedOut`.
 */
export async function runMdatp(
  { mdatpPath, run }: Mdatp,
  { args, timeoutMs = ANSWER_TIMEOUT_MS, maxOutputBytes }: MdatpRequest,
): Promise<RunResult> {
  const spentMs = await checkMdatpPath(mdatpPath, run);
  const result = await run({
    program: mdatpPath,
    args,
    timeoutMs: Math.max(SMALLEST_TIMEOUT_MS, timeoutMs - spentMs),
    ...(maxOutputBytes !== undefined && { maxOutputBytes }),
  });
  if (result.spawnError !== undefined) {
    // It may have gone since it was looked at, in the middle of an update.
    await checkMdatpPath(mdatpPath, run);
    throw new FailureError(startFailure(result.spawnError));
  }
  if (result.timedOut) throw new FailureError(timedOut(timeoutMs));
  return result;
}

/** One way of asking a question. */
export interface Way<Name extends string> {
  name: Name;
  args: readonly string[];
}

export interface Question<Name extends string, Answer> {
  /** Tried in this order until one is answered. */
  ways: readonly Way<Name>[];
  /** Reads an output; throws FailureError where it holds no answer. */
  read: (result: RunResult) => Answer;
  /** True where the last answer could not be read either: then only a rejected question is worth another child. */
  wasUnreadable?: boolean;
  maxOutputBytes?: number;
}

/**
 * Asks `mdatp` in one way after the other until an output holds an answer. An exit code does not matter
 * then, but for the one that says that Defender was not reached: the answer contradicts it. Only a rejected question, and an output that cannot be read for the first time, lead to the next way; a daemon
 * that does not answer, a time-out and all else end it at once. Gives up within 5 s in total. Throws FailureError.
 */
export async function askMdatp<Name extends string, Answer>(
  mac: Mdatp,
  question: Question<Name, Answer>,
): Promise<{ answer: Answer; way: Name }> {
  const { ways, read, wasUnreadable, maxOutputBytes } = question;
  const startedAt = performance.now();
  let first: Failure | undefined;
  for (const { name, args } of ways) {
    const left = BUDGET_MS - (performance.now() - startedAt);
    if (first && left < SMALLEST_TIMEOUT_MS) break;
    const timeoutMs = Math.min(ANSWER_TIMEOUT_MS, Math.round(left));
    const result = await runMdatp(mac, { args, timeoutMs, maxOutputBytes });
    let unread: Failure | undefined;
    // A child that crashed or flooded said something, but not to its end.
    if (result.signal === undefined && !result.truncated) {
      try {
        const answer = read(result);
        if (result.exitCode !== EXIT_UNREACHABLE) return { answer, way: name };
        unread = CONTRADICTORY;
      } catch (error) {
        unread = asFailure(error);
      }
      if (unread === CONTRADICTORY) throw new FailureError(CONTRADICTORY);
    }
    const { failure, kind } = failureOfAnswer(result, unread);
    if (kind === "final" || (kind === "unread" && wasUnreadable)) throw new FailureError(failure);
    first ??= failure;
  }
  throw new FailureError(first ?? timedOut(BUDGET_MS));
}
