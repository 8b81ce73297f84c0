import type { Failure } from "./failure";
import type { Level, Severity } from "./level";
import type { Channel } from "./channel";

/** The remedies, by id. Each is defined once, in src/remedies. */
export type RemedyId =
  | "switch-channel"
  | "restart-daemon"
  | "approve-endpoint-security"
  | "approve-network"
  | "allow-network-filter"
  | "grant-full-disk-access"
  | "open-profiles"
  | "restart-mac"
  | "update-definitions"
  | "check-for-product-update"
  | "enable-real-time-protection"
  | "enable-performance-statistics"
  | "open-defender"
  | "open-device-page"
  | "quarantine-threat"
  | "show-threats"
  | "show-setup"
  | "install-defender"
  | "wait-and-refresh"
  | "open-preferences"
  | "update-macos"
  | "contact-administrator";

/** One thing that is not right. */
export interface Finding {
  id: string;
  severity: Severity;
  /** Malware that is not dealt with, say: comes first and is shown louder than its severity. */
  loud?: true;
  /** Title Case, short enough for a menu. */
  title: string;
  /** What it means for this person, one to three sentences. */
  meaning: string;
  /** What mends it, best first; empty where nothing at this Mac does. */
  remedies: readonly RemedyId[];
}

/** The judgement of a snapshot. */
export interface Assessment {
  level: Level;
  /** Defender's own word, unrecognized ones as they are; null where it names none. */
  engine: string | null;
  /** True where Defender itself says that there is no engine; false also where nobody said anything of it. */
  noEngine: boolean;
  /** A few words: `Endpoint Security Extension`, `Fallen Back to the Kernel Extension`. */
  headline: string;
  /** A whole sentence, for a tooltip. */
  summary: string;
  /** True where a finding is loud: the level does not tell it, so whatever shows the level shows this too. */
  loud: boolean;
  /** Worst first. */
  findings: readonly Finding[];
  /** When health was read, in milliseconds since 1970; undefined where it never was. */
  readAt?: number;
  /** True when that reading is too old to claim anything from. */
  stale: boolean;
  /** Why there is no reading, where there is none. */
  failure?: Failure;
}

/** What the person asked to be judged by. */
export interface Expectations {
  expectedChannel: Channel | "any";
  definitionsMaxAgeDays: number;
}
