import type { Level } from "./assessment";
import type { Channel } from "./channel";
import type { SystemExtensionState } from "./system-extensions";

/** Who asked for a reading: the interval, or a person. */
export type ReadingKind = "background" | "foreground";

/** One stretch of time in which nothing changed. All times in milliseconds since 1970. */
export interface HistoryEntry {
  firstSeen: number;
  /** The last reading that still saw it. What lies between this and the next entry's `firstSeen` is not known. */
  lastSeen: number;
  level: Level;
  /** Defender's own word; null where it named none. */
  engine: string | null;
  /** Absent where it was not known. */
  channel?: Channel;
  productVersion?: string;
  endpointSecurity?: SystemExtensionState;
  network?: SystemExtensionState;
  /** The reading that saw it first. */
  reading: ReadingKind;
}

export type ValidationKind = "eicar" | "edr-diy";

/** How one test of the protection ended. */
export interface ValidationResult {
  kind: ValidationKind;
  result: "passed" | "failed" | "inconclusive";
  /** When it ended, in milliseconds since 1970. */
  at: number;
  productVersion?: string;
  engine: string | null;
  channel?: Channel;
  /** What was seen, one sentence each; no identifiers. */
  evidence: readonly string[];
}
