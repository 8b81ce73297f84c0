import { GAP_AFTER } from "./timeline";
import type { HistoryEntry, ValidationEntry } from "../model/history";

/** One line of the history as it is shown. Times are milliseconds since 1970. */
export type HistoryItem =
  | { kind: "entry"; from: number; to: number; entry: HistoryEntry; isCurrent: boolean }
  /** Nobody looked: the Mac asleep or Raycast off. */
  | { kind: "gap"; from: number; to: number }
  | { kind: "validation"; from: number; to: number; validation: ValidationEntry };

export interface HistoryDay {
  /** When it began, by this Mac's calendar. */
  from: number;
  /** Newest first. */
  items: HistoryItem[];
}

/**
 * Entries with the pauses between them and the validations among them, by the day they began on, newest first.
 * An entry lasts to the next one where somebody looked often enough to know; otherwise to its last reading.
 */
export function historyDays(
  entries: readonly HistoryEntry[],
  validations: readonly ValidationEntry[],
  now: number,
): HistoryDay[] {
  const items = [
    ...entries.flatMap((entry, index) => withPause(entry, entries[index + 1], now)),
    ...validations.map((validation): HistoryItem => {
      return { kind: "validation", from: validation.at, to: validation.at, validation };
    }),
  ].sort((one, other) => other.from - one.from);
  const days = new Map<number, HistoryItem[]>();
  for (const item of items) {
    const day = new Date(item.from).setHours(0, 0, 0, 0);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([from, itemsOfDay]) => ({ from, items: itemsOfDay }));
}

function withPause(entry: HistoryEntry, next: HistoryEntry | undefined, now: number): HistoryItem[] {
  const end = next ? next.firstSeen : now;
  const watched = end - entry.lastSeen <= GAP_AFTER;
  const from = entry.firstSeen;
  const to = watched ? Math.max(entry.lastSeen, end) : entry.lastSeen;
  const shown: HistoryItem = { kind: "entry", from, to, entry, isCurrent: watched && !next };
  return watched ? [shown] : [shown, { kind: "gap", from: to, to: end }];
}
