import fc from "fast-check";
import { SEEDS } from "./seeds";
import { TARGETS, type Target } from "./targets";

/** Of how many cases the shares of the targets are parts. */
export const WHOLE = TARGETS.reduce((sum, { share }) => sum + share, 0);

/**
 * Tries one target: the inputs that once went wrong, then its share of so many cases in all. Throws fast-check's report
 * with the smallest input that fails, and the seed to find it again.
 */
export function fuzz(one: Target, cases: number, seed?: number): number {
  for (const { target, text, times = 1 } of SEEDS) if (target === one.name) one.check(text.repeat(times));
  const numRuns = Math.ceil((one.share / WHOLE) * cases);
  fc.assert(
    fc.property(one.input, (input) => one.check(input)),
    { numRuns, ...(seed !== undefined && { seed }) },
  );
  return numRuns;
}
