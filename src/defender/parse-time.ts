const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?: ?(?<half>[ap])\.?m\.?)?`;

/** The forms in which Defender prints a time, all without a zone and taken as this Mac's own. */
const FORMS = [
  // `Jan 16, 2026 at 07:42:45 AM`, as `mdatp health` prints it.
  new RegExp(String.raw`^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})(?:,| at|, at)? ${CLOCK}$`, "i"),
  // `16 Jan 2026 at 07:42:45`: the same where the Mac's region writes the day first. A guess.
  new RegExp(String.raw`^(?<day>\d{1,2})\.? (?<month>[a-z]{3,9})\.?,? (?<year>\d{4})(?:,| at|, at)? ${CLOCK}$`, "i"),
  // `Fri Jan 16 07:42:45 2026`, as `mdatp threat list` prints it.
  new RegExp(String.raw`^[a-z]{3,9},? (?<month>[a-z]{3,9}) (?<day>\d{1,2}) ${CLOCK} (?<year>\d{4})$`, "i"),
];

const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?$/i;

/** 2000 and 2200: outside of them a number is no time in milliseconds, but seconds, ticks, or `never`. */
const EARLIEST = 946_684_800_000;
const LATEST = 7_258_118_400_000;

/** True for what can be milliseconds since 1970. */
export function isTime(value: number): boolean {
  return Number.isInteger(value) && value >= EARLIEST && value < LATEST;
}

/**
 * A time as Defender prints it: milliseconds since 1970 as digits, a date in English words with any kind of space and
 * with 12 or 24 hours, ctime, or ISO 8601. Gives milliseconds since 1970; undefined where it is none of these.
 */
export function parseTime(text: string): number | undefined {
  if (text.length > 64) return undefined;
  const plain = text.replace(/\s+/g, " ").trim();
  if (/^\d{12,13}$/.test(plain)) return isTime(Number(plain)) ? Number(plain) : undefined;
  if (ISO.test(plain)) {
    const time = Date.parse(plain.replace(/^(\S{10})[T ]/i, "$1T").replace(" ", ""));
    return isTime(time) ? time : undefined;
  }
  for (const form of FORMS) {
    const parts = form.exec(plain)?.groups;
    if (parts) return localTime(parts);
  }
  return undefined;
}

function localTime(parts: Record<string, string | undefined>): number | undefined {
  const month = monthNamed(parts.month ?? "");
  const hour = hourOfDay(Number(parts.hour), parts.half?.toLowerCase());
  const [year, day, minute, second] = [parts.year, parts.day, parts.minute, parts.second ?? "0"].map(Number);
  if (month === undefined || hour === undefined || Number(minute) > 59 || Number(second) > 59) return undefined;
  const date = new Date(Number(year), month, Number(day), hour, minute, second);
  // February 30 would silently become March 2.
  return date.getMonth() === month && isTime(date.getTime()) ? date.getTime() : undefined;
}

function monthNamed(word: string): number | undefined {
  const name = word.toLowerCase();
  const index = MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name || month.slice(0, 4) === name);
  return index === -1 ? undefined : index;
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === "p" ? 12 : 0);
}
