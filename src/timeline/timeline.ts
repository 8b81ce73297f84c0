import { compareLevels, type Level, LEVELS } from "../model/level";
import { STALE_AFTER } from "../model/snapshot";
import type { HistoryEntry } from "../model/history";

/** Without a reading for longer than this, what was in between is unknown: the bound of a reading that still counts. */
export const GAP_AFTER = STALE_AFTER;

const DAY = 24 * 60 * 60_000;

/** A stretch of time at one level. Times are milliseconds since 1970; `to` is not part of it. */
export interface Segment {
  from: number;
  to: number;
  level: Level;
  engine: string | null;
  /** True where nobody read: the Mac asleep, Raycast off, or before the history begins. Always `unknown` then. */
  gap: boolean;
}

/** One day of the Mac, by its own calendar. */
export interface TimelineDay {
  from: number;
  to: number;
  segments: Segment[];
  /** Milliseconds at each level. */
  durations: Record<Level, number>;
}

export interface ProtectedShare {
  days: number;
  /** The whole of the period, in milliseconds; it starts with the history where that is younger. */
  totalMs: number;
  /** How much of it somebody read; the rest is a gap. */
  observedMs: number;
  protectedMs: number;
  /** Protected of what was read, 0 to 1; undefined where the history is not a day long yet, or nothing was read. */
  shareOfObserved: number | undefined;
}

interface Claim {
  from: number;
  to: number;
  level: Level;
  engine: string | null;
}

/**
 * The time from `from` to `to` without a hole, oldest first. An entry counts from its first reading to its last, and
 * on to the next entry's first (or `now`) where that is at most `gapAfter` away; everything else is a gap. Where
 * entries overlap, as two writers may leave them, the worst level counts. Entries that make no sense are left out.
 */
export function segments(
  entries: readonly HistoryEntry[],
  from: number,
  to: number,
  now: number,
  gapAfter: number = GAP_AFTER,
): Segment[] {
  const end = Math.min(to, now);
  if (!(end > from)) {
    return [];
  }
  const claims = claimsOf(entries, now, gapAfter)
    .map((claim) => ({ ...claim, from: Math.max(claim.from, from), to: Math.min(claim.to, end) }))
    .filter((claim) => claim.to > claim.from);
  const result: Segment[] = [];
  const add = (segment: Segment) => {
    const last = result.at(-1);
    if (last && last.level === segment.level && last.engine === segment.engine && last.gap === segment.gap) {
      last.to = segment.to;
    } else if (segment.to > segment.from) {
      result.push(segment);
    }
  };
  let at = from;
  let open: Claim[] = [];
  let next = 0;
  while (at < end) {
    open = open.filter((claim) => claim.to > at);
    for (let claim = claims[next]; claim !== undefined && claim.from <= at; claim = claims[++next]) {
      open.push(claim);
    }
    const until = Math.min(end, claims[next]?.from ?? end, ...open.map((claim) => claim.to));
    const worst = open.reduce<Claim | undefined>(
      (found, claim) => (found === undefined || compareLevels(claim.level, found.level) < 0 ? claim : found),
      undefined,
    );
    add(
      worst
        ? { from: at, to: until, level: worst.level, engine: worst.engine, gap: false }
        : { from: at, to: until, level: "unknown", engine: null, gap: true },
    );
    at = until;
  }
  return result;
}

/** Entries as stretches, oldest first, each carried on to the next reading where that followed soon enough. */
function claimsOf(entries: readonly HistoryEntry[], now: number, gapAfter: number): Claim[] {
  const sound = entries
    .filter(
      ({ firstSeen, lastSeen, level }) =>
        Number.isFinite(firstSeen) && lastSeen >= firstSeen && firstSeen <= now && LEVELS.includes(level),
    )
    .map(({ firstSeen, lastSeen, level, engine }) => ({ from: firstSeen, to: Math.min(lastSeen, now), level, engine }))
    .sort((a, b) => a.from - b.from);
  return sound.map((claim, index) => {
    for (let next = index + 1; ; next++) {
      const following = sound[next];
      if (following !== undefined && following.from <= claim.to) {
        if (following.to > claim.to) {
          return claim;
        }
        continue;
      }
      const nextReading = following?.from ?? now;
      return nextReading - claim.to <= gapAfter ? { ...claim, to: nextReading } : claim;
    }
  });
}

/** Milliseconds at each level. */
export function durationsByLevel(list: readonly Segment[]): Record<Level, number> {
  const durations: Record<Level, number> = { unprotected: 0, unknown: 0, fallback: 0, attention: 0, protected: 0 };
  for (const { from, to, level } of list) {
    durations[level] += to - from;
  }
  return durations;
}

/**
 * The last `count` calendar days up to `now`, oldest first, each without a hole; the last one ends at `now`.
 * `startOfDay` says when a day began; by default midnight by this Mac's time zone, so a day may have 23 or 25 hours.
 */
export function timelineDays(
  entries: readonly HistoryEntry[],
  now: number,
  count: number,
  { gapAfter = GAP_AFTER, startOfDay = localMidnight }: { gapAfter?: number; startOfDay?: (at: number) => number } = {},
): TimelineDay[] {
  const days: TimelineDay[] = [];
  let to = now;
  for (let i = 0; i < count; i++) {
    // Just before the end of this day, which is the beginning of the day after it.
    const from = startOfDay(i === 0 ? to : to - 1);
    if (!(from < to)) {
      if (i === 0 && from === to) {
        continue;
      }
      break;
    }
    const list = segments(entries, from, to, now, gapAfter);
    days.unshift({ from, to, segments: list, durations: durationsByLevel(list) });
    to = from;
  }
  return days;
}

function localMidnight(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/**
 * How much of the time in which somebody read it this Mac was proven to be protected, in the last `days` times 24 hours.
 * What lies between is not counted as either: it stands beside the share, as `totalMs` less `observedMs`.
 */
export function protectedShare(
  entries: readonly HistoryEntry[],
  now: number,
  days: number,
  gapAfter: number = GAP_AFTER,
): ProtectedShare {
  const begins = entries.reduce((first, { firstSeen }) => (firstSeen < first ? firstSeen : first), now);
  const from = Math.max(now - days * DAY, begins);
  const list = segments(entries, from, now, now, gapAfter);
  const sum = (some: readonly Segment[]) => some.reduce((total, segment) => total + segment.to - segment.from, 0);
  const totalMs = sum(list);
  const observedMs = sum(list.filter(({ gap }) => !gap));
  const protectedMs = durationsByLevel(list).protected;
  return {
    days,
    totalMs,
    observedMs,
    protectedMs,
    shareOfObserved: totalMs >= DAY && observedMs > 0 ? protectedMs / observedMs : undefined,
  };
}

/** `45 s`, `12 min`, `3 h 12 min`, `5 d 3 h`: the two largest units, rounded down. */
export function durationInWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000)) || 0;
  const units: [number, string][] = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
  ];
  const largest = units.findIndex(([amount]) => amount > 0);
  return largest < 0
    ? `${seconds} s`
    : units
        .slice(largest, largest + 2)
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount} ${unit}`)
        .join(" ");
}
