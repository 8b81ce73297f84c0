import { withoutIdentifiers } from "../privacy/patterns";
import { printable } from "../text/printable";
import type { Failure } from "../model/failure";

/** The one error that this extension throws on purpose: a failure in words, as data. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "FailureError";
    this.failure = failure;
  }
}

/**
 * What to show of anything that was thrown. What is no FailureError becomes the code `Failed`, with the error's own
 * message shortened and freed of identifiers, and never its stack.
 */
export function asFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const seen = seenIn(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return {
    code: "Failed",
    message: "Something went wrong that this extension did not expect.",
    ...(seen && { seen }),
    nextStep: "Try again; if it happens again, report it with what was seen.",
  };
}

/** What to tell where a program was not started by a fault of this extension's; see `isOwnFault`. */
export function ownFault(spawnError: string): Failure {
  return {
    code: "Failed",
    message: "This extension could not start a program, by a fault of its own.",
    seen: spawnError,
    nextStep: "Restart Raycast; if it happens again, report it with what was seen.",
  };
}

const SEEN_LENGTH = 120;

/**
 * The first words of an output, fit to be shown and kept: one line, at most `length` characters, no control characters, and
 * no identifiers, mail addresses, URLs or paths. Empty where there is nothing to show.
 */
export function seenIn(output: string, length = SEEN_LENGTH): string {
  // Identifiers are looked for in more than is kept, so that none survives because it was cut in two.
  return printable(withoutIdentifiers(output.slice(0, length * 10)), length);
}
