import { Cache } from "@raycast/api";
import { keepVerdictsIn } from "../process/signature";
import { macStartedAt } from "../process/last-start";
import { carrySnapshot, mergeSnapshots } from "./merge-snapshots";
import { trimSnapshot } from "./trim-snapshot";
import { validateSnapshot } from "./validate-snapshot";
import type { Snapshot } from "../model/snapshot";

/** One entry for all commands. Its number goes up when the shape of a snapshot changes. */
const KEY = "snapshot-v1";
const SCHEMA = 1;
const MAX_LENGTH = 256 * 1024;

let opened: Cache | undefined;
keepVerdictsIn({
  get: (key) => cache().get(key),
  set(key, verdict) {
    try {
      cache().set(key, verdict);
    } catch {
      // A full disk; the file is looked into again the next time.
    }
  },
});
/** What was read last in this command: saving looks at the same entry again. */
let checked: { text: string; snapshot: Snapshot | undefined; at: number } | undefined;

/**
 * The last snapshot, all of it cached by now; undefined where there is none, or one that is damaged, foreign, too large
 * or from the future. Synchronous, for the first paint. `now` in milliseconds since 1970. Never throws.
 */
export function loadSnapshot(now: number): Snapshot | undefined {
  try {
    const text = cache().get(KEY);
    if (text === undefined || text.length > MAX_LENGTH) return undefined;
    if (checked?.text === text && checked.at <= now) return checked.snapshot;
    const entry = JSON.parse(text) as { schema?: unknown; snapshot?: unknown } | null;
    if (entry?.schema !== SCHEMA) return undefined;
    const valid = validateSnapshot(entry.snapshot, now);
    const snapshot = valid && carrySnapshot(valid, macStartedAt(now));
    checked = { text, snapshot, at: now };
    return snapshot;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a snapshot for the next first paint, together with what another command read later, and with no more threats
 * than such a paint shows. One that is too large is not kept; the one before stays, with its age. Never throws: what
 * could not be kept is read again.
 */
export function saveSnapshot(snapshot: Snapshot): void {
  try {
    const kept = trimSnapshot(mergeSnapshots(snapshot, loadSnapshot(snapshot.takenAt)));
    const text = JSON.stringify({ schema: SCHEMA, snapshot: kept });
    if (text.length <= MAX_LENGTH) cache().set(KEY, text);
  } catch {
    // A full disk; the next poll tries again.
  }
}

function cache(): Cache {
  return (opened ??= new Cache());
}
