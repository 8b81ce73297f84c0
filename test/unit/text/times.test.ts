import { formatDistanceStrict } from "date-fns/formatDistanceStrict";
import fc from "fast-check";
import { grouped } from "../../../src/text/printable";
import { ago, clockTime } from "../../../src/text/times";

const NOW = new Date(2026, 10, 24, 21, 5).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

it.each([
  [0, "just now"],
  [-10_000, "just now"],
  [4_999, "just now"],
  [5_000, "5 seconds ago"],
  [MINUTE, "1 minute ago"],
  [59.7 * MINUTE, "1 hour ago"],
  [3 * 60 * MINUTE, "3 hours ago"],
  [36 * 60 * MINUTE, "2 days ago"],
  [45 * DAY, "2 months ago"],
  [3 * 365 * DAY, "3 years ago"],
])("tells an age of %d ms as %s", (age, words) => {
  expect(ago(NOW - age, NOW)).toBe(words);
});

it("counts as the library does that it stands in for, wherever a unit is not just full", () => {
  for (const age of [7_000, 42_000, 5 * MINUTE, 44 * MINUTE, 100 * MINUTE, 20 * 60 * MINUTE, 6 * DAY, 100 * DAY]) {
    expect(ago(NOW - age, NOW)).toBe(`${formatDistanceStrict(NOW - age, NOW)} ago`);
  }
});

it("tells the time of day, and the day where it was another one, as macOS does in English", () => {
  expect(clockTime(NOW, NOW)).toBe("9:05 PM");
  expect(clockTime(new Date(2026, 10, 24, 0, 30).getTime(), NOW)).toBe("12:30 AM");
  expect(clockTime(new Date(2026, 10, 3, 12, 0).getTime(), NOW)).toBe("Nov 3, 12:00 PM");
  const times = fc.integer({ min: NOW - 400 * DAY, max: NOW });
  fc.assert(
    fc.property(times, (time) => {
      const isToday = new Date(time).toDateString() === new Date(NOW).toDateString();
      const day = isToday ? {} : ({ month: "short", day: "numeric" } as const);
      const words = new Date(time).toLocaleString("en-US", { ...day, hour: "numeric", minute: "2-digit" });
      expect(clockTime(time, NOW)).toBe(words.replaceAll(/\s/g, " "));
    }),
  );
});

it("puts commas into numbers as English does", () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(grouped(count)).toBe(count.toLocaleString("en-US"));
    }),
  );
});
