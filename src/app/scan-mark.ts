import { Cache } from "@raycast/api";
import { isOneOf } from "../model/one-of";
import { type Scan, SCAN_KINDS, type ScanKind, scanStartedAt } from "../model/scan";

/** A scan that this extension started, and whose end nobody was told yet. */
export interface ScanMark {
  kind: ScanKind;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** When a poll asked for it last. */
  askedAt?: number;
}

const KEY = "scan-mark-v1";

/** How often a poll asks after the scan, and for how long; a full scan may take hours. */
const ASK_EVERY_MS = 5 * 60_000;
const ASK_FOR_MS = 24 * 60 * 60_000;

/** The scan that runs, as far as this extension knows. What cannot be read is none. */
export function loadScanMark(store = new Cache()): ScanMark | undefined {
  try {
    const { kind, startedAt, askedAt } = JSON.parse(store.get(KEY) ?? "{}") as Partial<ScanMark>;
    if (!isOneOf(SCAN_KINDS, kind) || !Number.isFinite(startedAt)) return undefined;
    return { kind, startedAt: startedAt as number, ...(Number.isFinite(askedAt) && { askedAt }) };
  } catch {
    return undefined;
  }
}

/** Keeps the mark; a store that is full costs the notification, not the scan. */
export function saveScanMark(mark: ScanMark, store = new Cache()): void {
  try {
    store.set(KEY, JSON.stringify(mark));
  } catch {
    // Told by nothing then but the list of scans.
  }
}

export function clearScanMark(store = new Cache()): void {
  store.remove(KEY);
}

/** What runs, as Defender lists it; right after a start, before it is listed, as the mark has it. */
export function runningScans(scans: readonly Scan[], mark: ScanMark | undefined): readonly Scan[] {
  const listed = scans.filter(({ state }) => state === "running");
  if (listed.length > 0 || !mark || scanStartedAt(scans, mark.startedAt)) return listed;
  return [{ kind: mark.kind, state: "running", startedAt: mark.startedAt, found: [] }];
}

/** Whether a poll has to do anything about a scan at `now`, in milliseconds since 1970. */
export function isScanDue(now: number, store = new Cache()): boolean {
  const mark = loadScanMark(store);
  return mark !== undefined && scanTurn(mark, now) !== "wait";
}

/** What a poll has to do about a mark: nothing, ask after the scan, or give up on it. */
export function scanTurn(mark: ScanMark, now: number): "wait" | "ask" | "give-up" {
  if (now - mark.startedAt > ASK_FOR_MS) return "give-up";
  const since = now - (mark.askedAt ?? mark.startedAt);
  // A clock that was set back must not keep the poll from asking for ever.
  return since >= ASK_EVERY_MS || since < 0 ? "ask" : "wait";
}
