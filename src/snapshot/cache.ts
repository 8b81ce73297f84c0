import { Cache } from "@raycast/api";
import { keepVerdictsIn } from "../process/signature";
import { macStartedAt } from "../process/last-start";
import { lookedAt } from "./carry-part";
import { carrySnapshot, mergeSnapshots } from "./merge-snapshots";
import { sameSnapshot } from "./same-snapshot";
import { trimSnapshot } from "./trim-snapshot";
import { validateSnapshot } from "./validate-snapshot";
import { lastKnown, type Snapshot } from "../model/snapshot";
import { threatCounts } from "../model/threat";

/** One entry for all commands. Its number goes up when the shape of a snapshot changes. */
const KEY = "snapshot-v1";
const SCHEMA = 1;
const MAX_LENGTH = 256 * 1024;

/** How much newer a reading that says the same must be to be kept again. */
const WORTH_KEEPING_MS = 3 * 60_000;

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
 * or from the future, of which only malware that was not dealt with is kept. Synchronous, for the first paint. `now` in milliseconds since 1970. Never throws.
 */
export function loadSnapshot(now: number): Snapshot | undefined {
  try {
    const text = cache().get(KEY);
    if (text === undefined || text.length > MAX_LENGTH) return undefined;
    if (checked?.text === text && checked.at <= now && checked.at >= macStartedAt(now)) return checked.snapshot;
    const entry = JSON.parse(text) as { schema?: unknown; snapshot?: unknown } | null;
    if (entry?.schema !== SCHEMA) return undefined;
    const valid = validateSnapshot(entry.snapshot, now) ?? badNewsFromAhead(entry.snapshot, now);
    const snapshot = valid && carrySnapshot(valid, macStartedAt(now));
    checked = { text, snapshot, at: now };
    return snapshot;
  } catch {
    return undefined;
  }
}

/** So old that its turn to be read again has come. */
const DUE_MS = 10 * 60_000;

/**
 * What was read by a clock that was ahead says nothing of now, but for what was found and not dealt with: that is told
 * on until a list of now tells otherwise. When it was read cannot be said.
 */
function badNewsFromAhead(value: unknown, now: number): Snapshot | undefined {
  const list = lastKnown(validateSnapshot(value, Infinity)?.threats)?.value;
  const { active = 0, unknown = 0 } = list ? threatCounts(list) : {};
  if (!list || active + unknown === 0) return undefined;
  const part = { state: "not-asked" } as const;
  const threats = { state: "cached", value: list, readAt: now - DUE_MS } as const;
  return { takenAt: now, health: part, systemExtensions: part, channel: part, macOS: part, enrollment: part, threats };
}

/**
 * Keeps a snapshot for the next first paint, together with what another command read later, and with no more threats
 * than such a paint shows. One that is too large is not kept; the one before stays, with its age. Never throws: what
 * could not be kept is read again.
 */
export function saveSnapshot(snapshot: Snapshot): void {
  try {
    const stored = loadSnapshot(snapshot.takenAt);
    if (stored && isNoNews(snapshot, stored)) return;
    const kept = trimSnapshot(mergeSnapshots(snapshot, stored));
    const text = JSON.stringify({ schema: SCHEMA, snapshot: kept });
    if (text.length <= MAX_LENGTH) cache().set(KEY, text);
  } catch {
    // A full disk; the next poll tries again.
  }
}

/**
 * True where only health was read since, and says what it said a moment ago: a poll need not write that every minute.
 * The kept reading's age stays far below the one from which it would be too old to claim anything.
 */
function isNoNews(snapshot: Snapshot, stored: Snapshot): boolean {
  const age = snapshot.takenAt - stored.takenAt;
  if (age < 0 || age >= WORTH_KEEPING_MS) return false;
  const others = ["systemExtensions", "channel", "enrollment", "threats"] as const;
  return (
    others.every((part) => lookedAt(snapshot[part]) === lookedAt(stored[part])) &&
    sameSnapshot(trimSnapshot(snapshot), stored)
  );
}

function cache(): Cache {
  return (opened ??= new Cache());
}
