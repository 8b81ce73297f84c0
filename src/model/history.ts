import type { Level } from "./level";
import type { Channel } from "./channel";
import type { SystemExtensionState } from "./system-extensions";

/** One unbroken stretch in which every reading said the same. Times are milliseconds since 1970. */
export interface HistoryEntry {
  firstSeen: number;
  /** The last reading that still saw it. What lies between this and the next entry's `firstSeen` was not read. */
  lastSeen: number;
  level: Level;
  /** Defender's own word; null where it named none. */
  engine: string | null;
  channel?: Channel;
  productVersion?: string;
  endpointSecurity?: SystemExtensionState;
  network?: SystemExtensionState;
  /** What kind of reading saw it first. */
  reading: ReadingKind;
}

/** One run of a detection test, with what it was run on. */
export interface ValidationEntry {
  scenario: ValidationScenario;
  result: ValidationResult;
  /** When it ended, in milliseconds since 1970. */
  at: number;
  engine: string | null;
  channel?: Channel;
  productVersion?: string;
  /** What was seen, one sentence; holds no identifier. */
  evidence?: string;
}

/** Who asked for a reading: the interval, or a person. */
export const READING_KINDS = ["background", "foreground"] as const;

export type ReadingKind = (typeof READING_KINDS)[number];

/** The detection tests: the antivirus test file, and the test of detection and response by hand. */
export const VALIDATION_SCENARIOS = ["eicar", "edr-diy"] as const;

export type ValidationScenario = (typeof VALIDATION_SCENARIOS)[number];

export const VALIDATION_RESULTS = ["passed", "failed", "inconclusive"] as const;

export type ValidationResult = (typeof VALIDATION_RESULTS)[number];
