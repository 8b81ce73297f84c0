import type { ValidationResult } from "../model/history";

/** How a test with the antivirus test file ended. */
export interface EicarOutcome {
  result: ValidationResult;
  /** What was seen, one or two sentences without identifiers. */
  evidence: string;
  nextStep?: string;
}
