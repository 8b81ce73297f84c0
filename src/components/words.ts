import { format } from "date-fns/format";
import { formatDistanceStrict } from "date-fns/formatDistanceStrict";

/** How old a reading is, in words: `just now`, `3 minutes ago`. Both times in milliseconds since 1970. */
export function ago(then: number, now: number): string {
  return now - then < 5_000 ? "just now" : `${formatDistanceStrict(then, now)} ago`;
}

/** A time for people, exact to the minute: `Nov 24, 2026 at 9:05 AM`. In milliseconds since 1970. */
export function exactly(time: number): string {
  return format(time, "MMM d, yyyy 'at' h:mm a");
}

/** `1 finding`, `3 findings`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Cuts a text for a menu or a row; what is cut is marked. */
export function clipped(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
}
