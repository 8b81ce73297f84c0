import { GAP_AFTER } from "./timeline";
import { sameState, type StateLine } from "./state-line";
import type { HistoryEntry } from "../model/history";

/**
 * The history's entries, oldest first, from the log's lines in the log's order.
 * @param seen when the last line's state was seen last.
 * @param now nothing was seen later than this. All in milliseconds since 1970.
 */
export function entriesOf(lines: readonly StateLine[], seen: number | undefined, now: number): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  for (const { at, prev, ...state } of lines) {
    const last = entries.at(-1);
    if (last) {
      last.lastSeen = between(last.firstSeen, prev, at);
      // Two readings at once may both have written the change down.
      const pause = at - last.lastSeen;
      if (sameState(last, state) && Math.abs(pause) <= GAP_AFTER) continue;
    }
    entries.push({ firstSeen: at, lastSeen: at, ...state });
  }
  const last = entries.at(-1);
  if (last) last.lastSeen = between(last.firstSeen, seen, now);
  return entries;
}

/** A time that is not known, or that a moved clock put before the start, proves no more than the start itself. */
function between(start: number, time: number | undefined, end: number): number {
  return Math.max(start, Math.min(time ?? start, end));
}
