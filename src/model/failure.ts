import type { FailureCode } from "../protection/failure-codes";

export type { FailureCode };

/** A failure as data: it is shown, kept in a snapshot and reported. No field of it holds an identifier. */
export interface Failure {
  code: FailureCode;
  /** What happened, one sentence. */
  message: string;
  /** What was seen: an exit code, a signal, the first words of an output. */
  seen?: string;
  /** What the person can do next, one sentence. */
  nextStep: string;
}
