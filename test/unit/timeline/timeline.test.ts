import fc from "fast-check";
import { type Level, LEVELS } from "../../../src/model/level";
import {
  durationInWords,
  durationsByLevel,
  GAP_AFTER,
  protectedShare,
  segments,
  timelineDays,
} from "../../../src/timeline/timeline";
import { shareInWords } from "../../../src/timeline/share-words";
import type { HistoryEntry } from "../../../src/model/history";

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
/** The beginning of a day by UTC; the tests bring their own calendar. */
const T = Date.UTC(2026, 2, 1);
const startOfDay = (at: number) => Math.floor(at / DAY) * DAY;

const entry = (
  firstSeen: number,
  lastSeen: number,
  level: Level = "protected",
  engine: string | null = "e",
): HistoryEntry => ({
  firstSeen,
  lastSeen,
  level,
  engine,
  reading: "background",
});
const shown = (entries: HistoryEntry[], from: number, to: number, now = to) =>
  segments(entries, from, to, now).map((segment) => [
    (segment.from - T) / MIN,
    (segment.to - T) / MIN,
    segment.gap ? "gap" : segment.level,
  ]);

describe("the segments", () => {
  it("run from reading to reading where no gap is between", () => {
    expect(shown([entry(T, T + 30 * MIN), entry(T + 31 * MIN, T + 60 * MIN, "fallback")], T, T + 60 * MIN)).toEqual([
      [0, 31, "protected"],
      [31, 60, "fallback"],
    ]);
  });

  it("show a pause longer than the bound as unknown, from the last reading on", () => {
    expect(shown([entry(T, T + 30 * MIN), entry(T + 41 * MIN, T + 60 * MIN)], T, T + 60 * MIN)).toEqual([
      [0, 30, "protected"],
      [30, 41, "gap"],
      [41, 60, "protected"],
    ]);
    expect(shown([entry(T, T + 30 * MIN), entry(T + 40 * MIN, T + 60 * MIN)], T, T + 60 * MIN)).toEqual([
      [0, 60, "protected"],
    ]);
  });

  it("carry the last reading on to now within the bound, never beyond now", () => {
    expect(shown([entry(T, T + 30 * MIN)], T, T + DAY, T + 35 * MIN)).toEqual([[0, 35, "protected"]]);
    expect(shown([entry(T, T + 30 * MIN)], T, T + DAY, T + 45 * MIN)).toEqual([
      [0, 30, "protected"],
      [30, 45, "gap"],
    ]);
  });

  it("are a gap before the history begins, and where there is none", () => {
    expect(shown([entry(T + 10 * MIN, T + 20 * MIN)], T, T + 20 * MIN)).toEqual([
      [0, 10, "gap"],
      [10, 20, "protected"],
    ]);
    expect(shown([], T, T + MIN)).toEqual([[0, 1, "gap"]]);
    expect(shown([], T, T)).toEqual([]);
  });

  it("let the worst level count where two writers overlap", () => {
    expect(
      shown([entry(T, T + 60 * MIN), entry(T + 10 * MIN, T + 20 * MIN, "unprotected", null)], T, T + 60 * MIN),
    ).toEqual([
      [0, 10, "protected"],
      [10, 20, "unprotected"],
      [20, 60, "protected"],
    ]);
  });

  it("carry a longer entry on past the end of a shorter one inside it", () => {
    const entries = [entry(T, T + 60 * MIN), entry(T + 10 * MIN, T + 20 * MIN), entry(T + 65 * MIN, T + 70 * MIN)];
    expect(shown(entries, T, T + 70 * MIN)).toEqual([[0, 70, "protected"]]);
  });

  it("leave out entries that make no sense", () => {
    const nonsense = [
      entry(Number.NaN, T + HOUR),
      entry(T + HOUR, T),
      entry(T, Number.NaN),
      entry(T + 2 * DAY, T + 3 * DAY),
      { ...entry(T, T + HOUR), level: "splendid" as Level },
    ];
    expect(shown(nonsense, T, T + HOUR)).toEqual([[0, 60, "gap"]]);
  });

  it("fill the time without a hole or overlap, and are protected only where an entry says so", () => {
    const entries = fc.array(
      fc
        .tuple(fc.integer({ min: -100, max: 3000 }), fc.integer({ min: -5, max: 600 }), fc.constantFrom(...LEVELS))
        .map(([at, length, level]) => entry(T + at * MIN, T + (at + length) * MIN, level)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(entries, (list) => {
        const found = segments(list, T, T + 2 * DAY, T + 2 * DAY);
        expect(found[0]?.from).toBe(T);
        expect(found.at(-1)?.to).toBe(T + 2 * DAY);
        for (const [index, segment] of found.entries()) {
          expect(segment.to).toBeGreaterThan(segment.from);
          expect(segment.from).toBe(index === 0 ? T : found[index - 1]?.to);
          if (segment.gap) {
            expect(segment.level).toBe("unknown");
          } else {
            const middle = (segment.from + segment.to) / 2;
            expect(
              list.some(
                (one) => one.level === segment.level && one.firstSeen <= middle && middle <= one.lastSeen + GAP_AFTER,
              ),
            ).toBe(true);
          }
        }
      }),
    );
  });
});

describe("the days", () => {
  it("begin at midnight, end at now, and add up", () => {
    const now = T + 2 * DAY + 6 * HOUR;
    const days = timelineDays([entry(T + 12 * HOUR, now)], now, 3, { startOfDay });
    expect(days.map(({ from, to }) => [from - T, to - T])).toEqual([
      [0, DAY],
      [DAY, 2 * DAY],
      [2 * DAY, 2 * DAY + 6 * HOUR],
    ]);
    expect(days.map(({ durations }) => durations.protected)).toEqual([12 * HOUR, DAY, 6 * HOUR]);
    expect(days.map(({ durations }) => durations.unknown)).toEqual([12 * HOUR, 0, 0]);
  });

  it("may have 23 hours, by a calendar that says so", () => {
    const boundaries = [T - DAY, T, T + 23 * HOUR, T + 47 * HOUR];
    const calendar = (at: number) => Math.max(...boundaries.filter((boundary) => boundary <= at));
    const days = timelineDays([], T + 24 * HOUR, 3, { startOfDay: calendar });
    expect(days.map(({ from, to }) => (to - from) / HOUR)).toEqual([24, 23, 1]);
  });

  it("follow the Mac's own time zone by default, and are as many as asked for", () => {
    const now = new Date(2026, 5, 10, 15, 30).getTime();
    const days = timelineDays([], now, 7);
    expect(days).toHaveLength(7);
    expect(days.every(({ from }) => new Date(from).getHours() === 0)).toBe(true);
  });

  it("skip a day that only now begins", () => {
    expect(timelineDays([], T, 2, { startOfDay }).map(({ from, to }) => [from, to])).toEqual([[T - DAY, T]]);
  });
});

describe("the share of time protected", () => {
  it("is of the time watched, with the whole beside it", () => {
    const now = T + 10 * DAY;
    const entries = [entry(now - 4 * DAY, now - 2 * DAY), entry(now - DAY, now, "fallback")];
    const share = protectedShare(entries, now, 7);
    expect(share).toMatchObject({ days: 7, totalMs: 4 * DAY, observedMs: 3 * DAY, protectedMs: 2 * DAY });
    expect(share.shareOfObserved).toBeCloseTo(2 / 3);
  });

  it("is of the period only", () => {
    const now = T + 100 * DAY;
    const entries = [entry(T, now - 30 * DAY, "unprotected"), entry(now - 30 * DAY + MIN, now)];
    expect(protectedShare(entries, now, 7).shareOfObserved).toBe(1);
    expect(protectedShare(entries, now, 90).shareOfObserved).toBeCloseTo(30 / 90, 4);
  });

  it("is undefined without a history, and for less than a day of it", () => {
    expect(protectedShare([], T, 7)).toMatchObject({ shareOfObserved: undefined, totalMs: 0 });
    expect(protectedShare([entry(T, T + DAY - MIN)], T + DAY - MIN, 7).shareOfObserved).toBeUndefined();
    expect(protectedShare([entry(T, T + DAY)], T + DAY, 7).shareOfObserved).toBe(1);
  });

  it("is told with what it is a share of", () => {
    const words = (entries: HistoryEntry[], now: number, days = 7) => shareInWords(protectedShare(entries, now, days));
    expect(words([], T)).toBe("no history yet");
    expect(words([entry(T, T + 2_000)], T + 2_000)).toBe("not enough history yet (2 s)");
    // A laptop that is awake for eight hours a day, and always protected.
    const awake = Array.from({ length: 30 }, (_, day) => entry(T + day * DAY, T + day * DAY + DAY / 3));
    expect(words(awake, T + 30 * DAY)).toBe("100 % of the time watched (4 d 16 h not watched)");
    expect(words([entry(T, T + 2 * DAY)], T + 2 * DAY)).toBe("100 % of the time watched (the history is 2 d long)");
    const almost = [entry(T, T + 2 * DAY - 30), entry(T + 2 * DAY - 30, T + 2 * DAY, "unprotected")];
    expect(words(almost, T + 2 * DAY, 2)).toBe("99.9 % of the time watched");
  });
});

it("adds durations up by level", () => {
  const list = segments(
    [entry(T, T + HOUR), entry(T + HOUR, T + 2 * HOUR, "attention")],
    T,
    T + 3 * HOUR,
    T + 3 * HOUR,
  );
  expect(durationsByLevel(list)).toEqual({
    protected: HOUR,
    attention: HOUR,
    unknown: HOUR,
    fallback: 0,
    unprotected: 0,
  });
});

it.each([
  [0, "0 s"],
  [45_999, "45 s"],
  [12 * MIN, "12 min"],
  [3 * HOUR + 12 * MIN, "3 h 12 min"],
  [5 * DAY + 3 * HOUR + 59 * MIN, "5 d 3 h"],
  [2 * HOUR + 5_000, "2 h"],
  [-5, "0 s"],
  [Number.NaN, "0 s"],
])("puts %d ms into words: %s", (ms, words) => {
  expect(durationInWords(ms)).toBe(words);
});
