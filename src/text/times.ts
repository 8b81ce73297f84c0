import { format } from "date-fns/format";
import { formatDistanceStrict } from "date-fns/formatDistanceStrict";
import { printable } from "./printable";

/** How old a reading is, in words: `just now`, `3 minutes ago`. Both times in milliseconds since 1970. */
export function ago(then: number, now: number): string {
  return now - then < 5_000 ? "just now" : `${formatDistanceStrict(then, now)} ago`;
}

/**
 * A time as a clock on the wall says it, with the day where it was another one: `9:05 AM`, `Nov 24, 9:05 AM`. It goes on
 * being true however long it stands, as an age does not. Both in milliseconds since 1970.
 */
export function clockTime(time: number, now: number): string {
  const isToday = new Date(time).toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ month: "short", day: "numeric" } as const);
  return printable(new Date(time).toLocaleString("en-US", { ...day, hour: "numeric", minute: "2-digit" }));
}

/** The same with the day always, for what may stand there until another one: `Nov 24, 9:05 AM`. */
export function dayAndTime(time: number): string {
  return clockTime(time, Number.NaN);
}

/** A time for people, exact to the minute: `Nov 24, 2026 at 9:05 AM`. In milliseconds since 1970. */
export function exactly(time: number): string {
  return format(time, "MMM d, yyyy 'at' h:mm a");
}

/** A time to the second, by which an entry of Defender's can be found in the portal. */
export function toTheSecond(time: number): string {
  return format(time, "MMM d, yyyy 'at' h:mm:ss a");
}
