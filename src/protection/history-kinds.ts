/** Who asked for a reading: the interval, or a person. */
export const READING_KINDS = ["background", "foreground"] as const;

export type ReadingKind = (typeof READING_KINDS)[number];

/** The detection tests: the antivirus test file, and the test of detection and response by hand. */
export const VALIDATION_SCENARIOS = ["eicar", "edr-diy"] as const;

export type ValidationScenario = (typeof VALIDATION_SCENARIOS)[number];

export const VALIDATION_RESULTS = ["passed", "failed", "inconclusive"] as const;

export type ValidationResult = (typeof VALIDATION_RESULTS)[number];
