import { isOneOf } from "../model/one-of";
import { FailureError } from "../process/failure-error";

/**
 * One of the words that a tool takes. What a model hands over has a type in the manifest only, so it is looked at before
 * anybody is asked about it, and again before it is used. Throws FailureError, which does not repeat what was handed
 * over.
 */
export function oneOfThese<T extends string>(words: readonly T[], given: unknown): T {
  if (isOneOf(words, given)) return given;
  throw new FailureError({
    code: "Failed",
    message: "The tool was called with a word that it does not know, so nothing was done.",
    nextStep: `Call it with one of: ${words.join(", ")}.`,
  });
}

/** A property of what was handed over, whatever that is. */
export function handedOver(input: unknown, name: string): unknown {
  return typeof input === "object" && input !== null && Object.hasOwn(input, name)
    ? (input as Record<string, unknown>)[name]
    : undefined;
}

/** The texts of a list that was handed over, at most 100 of at most 100 characters; none where it is no list. */
export function textsOf(given: unknown): string[] {
  if (!Array.isArray(given)) return [];
  return given
    .filter((one): one is string => typeof one === "string")
    .slice(0, 100)
    .map((one) => one.slice(0, 100));
}
