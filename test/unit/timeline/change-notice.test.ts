import { changeNotice, type KnownState, type NotifyOnChange, type Poll } from "../../../src/timeline/change-notice";
import type { Level } from "../../../src/model/level";

const MIN = 60_000;
const NOW = Date.UTC(2026, 2, 1, 12);
const ES = "endpoint_security_extension";

const state = (level: Level, engine: string | null = ES): KnownState => ({ level, engine, news: [] });
/** One poll a minute, the newest now. */
const polls = (...levels: Level[]): Poll[] =>
  levels.map((level, index) => ({
    at: NOW - (levels.length - 1 - index) * MIN,
    level,
    engine: level === "unknown" ? null : ES,
    news: [],
  }));
const notice = (
  preference: NotifyOnChange,
  known: KnownState | undefined,
  recent: readonly Poll[],
  startedAt?: number,
) => {
  const { told, ...rest } = changeNotice(preference, known, recent, NOW, startedAt);
  expect(Object.keys(told).length > 0).toBe(rest.notify);
  return rest;
};

describe("a change", () => {
  it("is told once two polls in a row have found it, once", () => {
    const recent = polls("protected", "protected", "unprotected", "unprotected");
    expect(notice("worse", state("protected"), recent)).toEqual({
      notify: true,
      worse: true,
      news: [],
      known: state("unprotected"),
    });
    expect(notice("worse", state("unprotected"), recent)).toEqual({ notify: false, known: state("unprotected") });
  });

  it.each<[string, Level[]]>([
    ["a flicker of one poll", ["protected", "protected", "fallback", "protected"]],
    ["a change seen once so far", ["protected", "protected", "unprotected"]],
    ["an unknown of one poll", ["protected", "unknown"]],
    ["a flicker over and over", ["protected", "fallback", "protected", "fallback"]],
    ["no poll at all", []],
    ["one poll", ["unprotected"]],
  ])("is not told: %s", (_, levels) => {
    expect(notice("always", state("protected"), polls(...levels))).toEqual({
      notify: false,
      known: state("protected"),
    });
  });

  it("is not told by two readings of the same moment", () => {
    const twice = [...polls("protected", "unprotected"), ...polls("unprotected")];
    expect(notice("always", state("protected"), twice).notify).toBe(false);
  });

  it("into an unknown that lasts is told", () => {
    expect(notice("worse", state("protected"), polls("protected", "unknown", "unknown"))).toMatchObject({
      notify: true,
      worse: true,
    });
  });

  it("of the engine alone is told only when always", () => {
    const recent = polls("attention", "attention").map((poll) => ({ ...poll, engine: "other" }));
    expect(notice("always", state("attention"), recent)).toMatchObject({ notify: true, worse: false });
    expect(notice("worse", state("attention"), recent)).toEqual({ notify: false, known: state("attention", "other") });
  });
});

describe("the preference", () => {
  const better = polls("protected", "protected");
  const worse = polls("fallback", "fallback");

  it.each<[NotifyOnChange, boolean, boolean]>([
    ["never", false, false],
    ["worse", true, false],
    ["always", true, true],
  ])("%s tells what got worse: %s, what got better: %s", (preference, toldWorse, toldBetter) => {
    expect(notice(preference, state("protected"), worse).notify).toBe(toldWorse);
    expect(notice(preference, state("fallback"), better).notify).toBe(toldBetter);
  });

  it("takes over what it keeps silent, so that the next change is measured from there", () => {
    expect(notice("worse", state("fallback"), better).known).toEqual(state("protected"));
    expect(notice("never", state("protected"), worse).known).toEqual(state("fallback"));
  });
});

describe("the start", () => {
  const bad = polls("unprotected", "unprotected");

  it("takes the first state over silently", () => {
    expect(notice("always", undefined, bad)).toEqual({ notify: false, known: state("unprotected") });
  });

  it("is quiet for two minutes, and tells afterwards what is still different", () => {
    expect(notice("worse", state("protected"), bad, NOW - MIN)).toEqual({ notify: false, known: state("protected") });
    expect(notice("worse", state("protected"), bad, NOW - 3 * MIN).notify).toBe(true);
  });

  it("is also seen by a gap in the polls", () => {
    const before = [{ at: NOW - 60 * MIN, level: "protected" as const, engine: ES, news: [] }];
    expect(notice("worse", state("protected"), [...before, ...bad]).notify).toBe(false);
    expect(
      notice("worse", state("protected"), [...before, ...polls("unprotected", "unprotected", "unprotected")]).notify,
    ).toBe(true);
  });

  it("does not count what was found before the gap as one of the two polls", () => {
    const before = [{ at: NOW - 60 * MIN, level: "unprotected" as const, engine: ES, news: [] }];
    expect(notice("worse", state("protected"), [...before, ...polls("unprotected")]).notify).toBe(false);
  });
});

describe("something new that is not right", () => {
  const attention = (news: string[], ...more: string[][]): Poll[] =>
    [news, ...more].map((keys, index, all) => ({
      at: NOW - (all.length - 1 - index) * MIN,
      level: "attention",
      engine: ES,
      news: keys,
    }));
  const knows = (...news: string[]): KnownState => ({ level: "attention", engine: ES, news });

  it.each(["worse", "always"] as const)("is told within one level, once it lasts, with %s", (preference) => {
    const recent = attention(["fda"], ["fda", "passive-mode"], ["fda", "passive-mode"]);
    expect(notice(preference, knows("fda"), recent)).toEqual({
      notify: true,
      worse: true,
      news: ["passive-mode"],
      known: knows("fda", "passive-mode"),
    });
    expect(notice(preference, knows("fda"), recent.slice(0, 2)).notify).toBe(false);
    expect(notice(preference, knows("fda", "passive-mode"), recent).notify).toBe(false);
  });

  it("is no news where it went", () => {
    const recent = attention(["fda"], ["fda"]);
    expect(notice("always", knows("fda", "passive-mode"), recent)).toEqual({ notify: false, known: knows("fda") });
  });

  it("is told of every threat, also where the level became better meanwhile, and never where nothing is", () => {
    const recent = attention(["threat-2", "threat-1"], ["threat-2", "threat-1"]);
    expect(notice("worse", knows("threat-1"), recent)).toMatchObject({ notify: true, news: ["threat-2"] });
    const was = { ...state("unprotected"), news: ["threat-1", "no-engine"] };
    expect(notice("worse", was, recent)).toMatchObject({ notify: true, news: ["threat-2"] });
    expect(notice("never", was, recent)).toMatchObject({ notify: false });
  });

  it("is not told as new after a time in which nothing could be read", () => {
    expect(notice("worse", state("unknown", null), attention(["fda"], ["fda"]))).toMatchObject({ notify: false });
  });
});

/** The minutes in which something is told of polls a minute apart that find this. */
function toldIn(found: (minute: number) => Pick<Poll, "level" | "news">, minutes: number): number[] {
  let kept: Pick<Extract<ReturnType<typeof changeNotice>, { notify: false }>, "known" | "told"> = {
    known: { ...found(0), engine: ES },
    told: {},
  };
  let recent: Poll[] = [];
  return Array.from({ length: minutes }, (_, minute) => minute).filter((minute) => {
    const now = NOW + minute * MIN;
    recent = [...recent.slice(-19), { at: now, engine: ES, ...found(minute) }];
    const result = changeNotice("worse", kept.known, recent, now, NOW - 60 * MIN, kept.told);
    kept = result;
    return result.notify;
  });
}

describe("what comes and goes", () => {
  it("is told ever more seldom, level or finding", () => {
    const flapping = (minute: number) => minute % 4 >= 2;
    const byLevel = toldIn((minute) => ({ level: flapping(minute) ? "unprotected" : "protected", news: [] }), 240);
    expect(byLevel).toEqual([3, 15, 35, 75, 155]);
    const byFinding = toldIn((minute) => ({ level: "attention", news: flapping(minute) ? ["passive-mode"] : [] }), 240);
    expect(byFinding).toEqual([3, 15, 35, 75, 155]);
  });

  it("is told at last where it stays, and something else is not held up by it but for minutes", () => {
    const returned = toldIn(
      (minute) => ({ level: [2, 3].includes(minute) || minute > 5 ? "unprotected" : "protected", news: [] }),
      60,
    );
    expect(returned).toEqual([3, 13]);
    const other = toldIn(
      (minute) => ({ level: "attention", news: minute < 2 ? [] : minute < 6 ? ["a"] : ["a", "b"] }),
      60,
    );
    expect(other).toEqual([3, 13]);
    const threat = toldIn(
      (minute) => ({ level: "attention", news: minute < 2 ? [] : minute < 6 ? ["a"] : ["threat-1"] }),
      60,
    );
    expect(threat).toEqual([3, 7]);
  });
});

it("does not count polls dated in the future, and takes them in any order", () => {
  const future = { at: NOW + 5 * MIN, level: "protected" as const, engine: ES, news: [] };
  const recent = [...polls("protected", "unprotected", "unprotected"), future].reverse();
  expect(notice("worse", state("protected"), recent).notify).toBe(true);
});
