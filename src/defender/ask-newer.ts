import { asFailure, FailureError } from "../process/failure-error";
import type { RunResult } from "../process/run-result";
import { type Mdatp, runMdatp } from "./mdatp";
import { failureOfAnswer } from "./mdatp-failures";
import type { Failure } from "../model/failure";

/** A question that not every product knows. */
export interface NewerQuestion<Answer> {
  args: readonly string[];
  /** Default 4 s. */
  timeoutMs?: number;
  maxOutputBytes?: number;
  /** Reads an output; throws FailureError where it holds no answer. */
  read: (result: RunResult) => Answer;
  /** The answer of a product that does not know the question: that is told in words and is no failure. */
  lacking: Answer;
}

/** Asks `mdatp` once what only some products can be asked. Throws FailureError. */
export async function askNewer<Answer>(mac: Mdatp, question: NewerQuestion<Answer>): Promise<Answer> {
  const { read, lacking, ...request } = question;
  const result = await runMdatp(mac, request);
  let unread: Failure | undefined;
  // A child that crashed or flooded said something, but not to its end.
  if (result.signal === undefined && !result.truncated) {
    try {
      return read(result);
    } catch (error) {
      unread = asFailure(error);
    }
  }
  const { failure, kind } = failureOfAnswer(result, unread);
  if (kind === "rejected") return lacking;
  throw new FailureError(failure);
}
