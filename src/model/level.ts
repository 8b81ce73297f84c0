/**
 * Every level, worst first. `unknown` stands right below `unprotected`: a Mac of which nothing is known may be
 * unprotected, while one on the kernel extension is known to run on something.
 */
export const LEVELS = ["unprotected", "unknown", "fallback", "attention", "protected"] as const;

/** What a Mac's protection amounts to; `unknown` is never green and never hidden. */
export type Level = (typeof LEVELS)[number];

/** Every severity, worst first. */
export const SEVERITIES = ["unprotected", "unknown", "fallback", "attention", "note"] as const;

/** How much a finding weighs: the level it pulls the Mac down to, or `note`, which pulls nothing. */
export type Severity = (typeof SEVERITIES)[number];

/** Compares two levels for sorting, worst first: negative where `a` is the worse. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}

/** The level that a severity pulls the Mac down to; undefined for a note, which pulls nothing. */
export function levelOfSeverity(severity: Severity): Level | undefined {
  return severity === "note" ? undefined : severity;
}
