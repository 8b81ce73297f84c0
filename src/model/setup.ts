import type { RemedyId } from "./assessment";
import type { ValidationResult } from "./history";

/** The steps to the system extensions, in the order in which they are taken. What is left open is told in it, too. */
export const SETUP_STEP_IDS = [
  "macos-version",
  "product-version",
  "license",
  "real-time-protection",
  "channel",
  "restart",
  "approve-endpoint-security",
  "approve-network",
  "allow-network-filter",
  "full-disk-access",
  "reboot",
  "verify-engine",
  "validate-detection",
] as const;

export type SetupStepId = (typeof SETUP_STEP_IDS)[number];

/** `done` only where the Mac itself showed it. `next` is the one to do now; `waiting` comes after it. */
export type SetupStepState = "done" | "next" | "waiting" | "not-needed" | "unknowable";

/** Something that runs out, for the view to count down. */
export interface Countdown {
  /** Milliseconds since 1970. */
  endsAt: number;
  /** What ends then, a few words. */
  what: string;
}

export interface SetupStep {
  id: SetupStepId;
  title: string;
  state: SetupStepState;
  /** Why it stands as it does: what was seen. One or two sentences. */
  why: string;
  /** What to do, or how to see what cannot be known; empty where there is nothing to do. */
  todo: string;
  remedies: readonly RemedyId[];
  countdown?: Countdown;
}

/** What the extension itself observed, and when (milliseconds since 1970). Whatever was not observed is left out. */
export interface SetupMarks {
  channelSwitchedAt?: number;
  daemonRestartedAt?: number;
  /** When the minute to approve ends, on Macs with the kernel fallback. */
  approvalDeadline?: number;
  /** When both extensions were first seen approved. */
  approvedAt?: number;
  macBootedAt?: number;
  /** The last test with the antivirus test file, and what it was run on. */
  validation?: { result: ValidationResult; at: number; engine?: string | null; productVersion?: string };
}

/** What happened at this Mac through this extension, for later steps to count from. */
export type MarkName = Extract<
  keyof SetupMarks,
  "channelSwitchedAt" | "daemonRestartedAt" | "approvalDeadline" | "approvedAt"
>;

/** Something to know beside the steps. */
export interface SetupNote {
  id: string;
  kind: "faq" | "known-issue" | "managed";
  title: string;
  text: string;
}
