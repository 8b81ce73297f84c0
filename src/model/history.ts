import type { ReadingKind, ValidationResult, ValidationScenario } from "../protection/history-kinds";
import type { Level } from "./assessment";
import type { Channel } from "../protection/types/channel";
import type { SystemExtensionState } from "../protection/types/system-extensions";

export type { ReadingKind, ValidationResult, ValidationScenario };

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
