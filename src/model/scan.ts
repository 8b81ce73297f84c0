/** The scans that Defender runs when it is told to. */
export const SCAN_KINDS = ["quick", "full", "custom"] as const;

export type ScanKind = (typeof SCAN_KINDS)[number];

/** What is to be scanned. `path` is absolute. */
export type ScanRequest = { kind: "quick" } | { kind: "full" } | { kind: "custom"; path: string };

/** One scan as Defender lists it; what it does not say is left out. */
export interface Scan {
  /** Defender's own word: `quick`, `full`, `custom`, or another. */
  kind: string;
  state: "running" | "finished" | "cancelled" | "failed" | "unrecognized";
  /** Defender's own word for the state. */
  word?: string;
  /** Milliseconds since 1970. */
  startedAt?: number;
  endedAt?: number;
  files?: number;
  threats?: number;
  /** What was found, by Defender's names. */
  found: readonly string[];
}

/**
 * `listed`: the last scans, newest first. `last-only`: this product lists none, but says how the last one went.
 * `not-offered`: it says neither.
 */
export type Scans =
  | { state: "listed"; scans: readonly Scan[] }
  | { state: "last-only"; scans: readonly Scan[] }
  | { state: "not-offered" };

/** The scans of an answer, newest first. */
export function scansOf(scans: Scans | undefined): readonly Scan[] {
  return scans === undefined || scans.state === "not-offered" ? [] : scans.scans;
}

/** Clocks of Defender and of this extension may differ by a little; a scan dated earlier than this is an older one. */
const SAME_START_MS = 60_000;

/** The scan that was started at `startedAt` (milliseconds since 1970) or right after, where Defender lists it. */
export function scanStartedAt(scans: readonly Scan[], startedAt: number): Scan | undefined {
  return scans.find((scan) => scan.startedAt !== undefined && scan.startedAt >= startedAt - SAME_START_MS);
}

/** What a scan is called, Title Case. */
export function scanTitle(kind: string): string {
  const known: Record<string, string> = { quick: "Quick Scan", full: "Full Scan", custom: "Scan of Chosen Files" };
  return known[kind.toLowerCase()] ?? "Scan";
}
