import fc from "fast-check";
import { parseTime } from "../../../src/defender/parse-time";

const at = (...parts: [number, number, number, number, number, number]) => new Date(...parts).getTime();

describe("parseTime", () => {
  it.each([
    ["Mar 05, 2031 at 04:07:09 PM", at(2031, 2, 5, 16, 7, 9)],
    ["Mar 05, 2031 at 12:00:01 AM", at(2031, 2, 5, 0, 0, 1)],
    ["Mar 05, 2031 at 12:00:01 PM", at(2031, 2, 5, 12, 0, 1)],
    ["Mar 5, 2031 at 4:07:09\u202FPM", at(2031, 2, 5, 16, 7, 9)],
    ["Mar\u00A05,\u00A02031\u2009at\u00A04:07:09\u00A0pm", at(2031, 2, 5, 16, 7, 9)],
    ["Mar 5, 2031, 4:07:09 p.m.", at(2031, 2, 5, 16, 7, 9)],
    ["March 5, 2031 at 16:07:09", at(2031, 2, 5, 16, 7, 9)],
    ["Sept 30, 2031 at 23:59:59", at(2031, 8, 30, 23, 59, 59)],
    ["5 Mar 2031 at 16:07:09", at(2031, 2, 5, 16, 7, 9)],
    ["5 March 2031, 16:07", at(2031, 2, 5, 16, 7, 0)],
    ["Wed Mar  5 16:07:09 2031", at(2031, 2, 5, 16, 7, 9)],
    ["2031-03-05T16:07:09Z", Date.UTC(2031, 2, 5, 16, 7, 9)],
    ["2031-03-05 16:07:09 +0200", Date.UTC(2031, 2, 5, 14, 7, 9)],
    ["1930488429000", 1930488429000],
  ])("reads %p", (text, time) => expect(parseTime(text)).toBe(time));

  it.each([
    "",
    "0",
    "1930488429",
    "19304884290000000",
    "Feb 30, 2031 at 10:00:00 AM",
    "Mar 5, 2031 at 13:00:00 PM",
    "Mar 5, 2031 at 00:00:00 AM",
    "Mar 5, 2031 at 24:00:00",
    "Mar 5, 2031 at 10:60:00",
    "Mär 5, 2031 at 10:00:00",
    "Mar 5, 2031",
    "never",
    "5. 3. 2031 16:07",
    "Mar 5, 2031 at 10:00:00 UTC",
    `Mar 5, ${" ".repeat(100_000)}2031`,
  ])("does not guess at %p", (text) => expect(parseTime(text)).toBeUndefined());

  it("reads every second back that is written as health writes it", () => {
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 }).map((offset) => (960_000_000 + offset) * 1000);
    fc.assert(
      fc.property(seconds, fc.constantFrom(" ", "\u202F", "\u00A0"), (time, blank) => {
        const date = new Date(time);
        // In an hour that comes twice nobody can tell which one is meant.
        fc.pre(
          [-1, 1].every((hours) => new Date(time + hours * 3_600_000).getTimezoneOffset() === date.getTimezoneOffset()),
        );
        const words = new Intl.DateTimeFormat("en-US", { month: "short", day: "2-digit", year: "numeric" }).format(
          date,
        );
        const clock = new Intl.DateTimeFormat("en-US", { timeStyle: "medium" }).format(date).replace(/\s/, blank);
        expect(parseTime(`${words} at ${clock}`)).toBe(time);
      }),
    );
  });

  it("gives nothing but a time in milliseconds or nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const time = parseTime(text);
        expect(time === undefined || Number.isInteger(time)).toBe(true);
      }),
    );
  });
});
