/** The checks of Diagnose Defender, in the order in which they are shown. */
export const CHECK_IDS = [
  "license",
  "connectivity",
  "definitions",
  "extensions",
  "network-filter",
  "tamper-protection",
  "exclusions",
  "device-control",
  "scheduled-scan",
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/**
 * `good`: as it should be. `look`: something is not right. `info`: said as it is, neither good nor bad. `unknown`: not
 * answered. `not-offered`: this product cannot be asked. `stopped`: the person did not want to wait.
 */
export const CHECK_STATES = ["good", "look", "info", "unknown", "not-offered", "stopped"] as const;

export type CheckState = (typeof CHECK_STATES)[number];

/** One thing that a check found, for a row of two columns. */
export interface CheckLine {
  title: string;
  /** Defender's own words, printable. */
  value: string;
  /** True where this is what is not right. */
  isWrong?: boolean;
}

/** What a check found. */
export interface CheckFinding {
  state: CheckState;
  /** One or two sentences of this extension's own. */
  summary: string;
  /** What a person can do about it, one or two sentences; absent where there is nothing to do. */
  helps?: string;
  /** A constant command that an administrator can paste into Terminal. */
  terminal?: string;
  lines: readonly CheckLine[];
}

/** A finding with when it was made, and how long that took, both in milliseconds. */
export interface CheckResult extends CheckFinding {
  id: CheckId;
  at: number;
  tookMs: number;
}

/** The results that there are, in the order of the checks. */
export type Diagnosis = readonly CheckResult[];
