import type { Level, Severity } from "./types";

/**
 * Every level, worst first. `unknown` stands right below `unprotected`: a Mac of which nothing is known may be
 * unprotected, while one on the kernel extension is known to run on something.
 */
export const LEVELS: readonly Level[] = ["unprotected", "unknown", "fallback", "attention", "protected"];

/** Every severity, worst first. */
export const SEVERITIES: readonly Severity[] = ["unprotected", "unknown", "fallback", "attention", "note"];

/** Compares two levels for sorting, worst first: negative where `a` is the worse. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}

/** The level that a severity pulls the Mac down to; undefined for a note, which pulls nothing. */
export function levelOfSeverity(severity: Severity): Level | undefined {
  return severity === "note" ? undefined : severity;
}
