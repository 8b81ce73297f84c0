import { changeNotice, type KnownState, type NotifyOnChange, type Poll } from "../../../src/timeline/change-notice";
import type { Level } from "../../../src/model/level";

const MIN = 60_000;
const NOW = Date.UTC(2026, 2, 1, 12);
const ES = "endpoint_security_extension";

const state = (level: Level, engine: string | null = ES): KnownState => ({ level, engine });
/** One poll a minute, the newest now. */
const polls = (...levels: Level[]): Poll[] =>
  levels.map((level, index) => ({
    at: NOW - (levels.length - 1 - index) * MIN,
    level,
    engine: level === "unknown" ? null : ES,
  }));
const notice = (
  preference: NotifyOnChange,
  known: KnownState | undefined,
  recent: readonly Poll[],
  startedAt?: number,
) => changeNotice(preference, known, recent, NOW, startedAt);

describe("a change", () => {
  it("is told once two polls in a row have found it, once", () => {
    const recent = polls("protected", "protected", "unprotected", "unprotected");
    expect(notice("worse", state("protected"), recent)).toEqual({
      notify: true,
      worse: true,
      from: state("protected"),
      to: state("unprotected"),
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
    const before = [{ at: NOW - 60 * MIN, level: "protected" as const, engine: ES }];
    expect(notice("worse", state("protected"), [...before, ...bad]).notify).toBe(false);
    expect(
      notice("worse", state("protected"), [...before, ...polls("unprotected", "unprotected", "unprotected")]).notify,
    ).toBe(true);
  });

  it("does not count what was found before the gap as one of the two polls", () => {
    const before = [{ at: NOW - 60 * MIN, level: "unprotected" as const, engine: ES }];
    expect(notice("worse", state("protected"), [...before, ...polls("unprotected")]).notify).toBe(false);
  });
});

it("does not count polls dated in the future, and takes them in any order", () => {
  const future = { at: NOW + 5 * MIN, level: "protected" as const, engine: ES };
  const recent = [...polls("protected", "unprotected", "unprotected"), future].reverse();
  expect(notice("worse", state("protected"), recent).notify).toBe(true);
});
