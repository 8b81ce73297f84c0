import { format } from "date-fns/format";
import { counted } from "./printable";

// What the menu says of times is put together here, without ICU and without a library: the menu bar's command is loaded
// every minute, and the first use of ICU alone takes as long as a whole poll.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From the shortest: up to which age a unit is used, and how long it is. A month has 30 days, a year 365. */
const UNITS: readonly { below: number; ms: number; name: string }[] = [
  { below: MINUTE_MS, ms: 1_000, name: "second" },
  { below: HOUR_MS, ms: MINUTE_MS, name: "minute" },
  { below: DAY_MS, ms: HOUR_MS, name: "hour" },
  { below: 30 * DAY_MS, ms: DAY_MS, name: "day" },
  { below: 365 * DAY_MS, ms: 30 * DAY_MS, name: "month" },
  { below: Infinity, ms: 365 * DAY_MS, name: "year" },
];

/** How old a reading is, in words: `just now`, `3 minutes ago`. Both times in milliseconds since 1970. */
export function ago(then: number, now: number): string {
  const age = now - then;
  if (age < 5_000) return "just now";
  // The unit is the one that the rounded age still fits: 59.7 minutes are an hour.
  const unit = UNITS.find(({ below, ms }) => Math.round(age / ms) * ms < below) ?? UNITS[UNITS.length - 1];
  return unit ? `${counted(Math.round(age / unit.ms), unit.name)} ago` : "long ago";
}

/**
 * A time as a clock on the wall says it, with the day where it was another one: `9:05 AM`, `Nov 24, 9:05 AM`. It goes on
 * being true however long it stands, as an age does not. Both in milliseconds since 1970.
 */
export function clockTime(time: number, now: number): string {
  const at = new Date(time);
  // `Tue Nov 24 2026`, whatever the language.
  const [, month] = at.toDateString().split(" ");
  const isToday = at.toDateString() === new Date(now).toDateString();
  const hours = at.getHours();
  const clock = `${hours % 12 || 12}:${String(at.getMinutes()).padStart(2, "0")} ${hours < 12 ? "AM" : "PM"}`;
  return isToday ? clock : `${month} ${at.getDate()}, ${clock}`;
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
