import { observe } from "../../../src/guide/observe";
import { validMarks } from "../../../src/guide/valid-marks";
import { NOW, snapshotOf, type MacOptions } from "../remedies/fake-mac";
import type { Snapshot } from "../../../src/model/snapshot";

const WAITING: MacOptions = {
  macOS: "10.15.7",
  endpointSecurity: "waiting_for_user",
  network: "waiting_for_user",
  fields: { real_time_protection_subsystem: null },
};

function down(code: "DaemonUnreachable" | "TimedOut" = "DaemonUnreachable"): Snapshot {
  const failure = { code, message: "Down.", nextStep: "Wait." };
  return { ...snapshotOf(WAITING), health: { state: "failed", readAt: NOW - 2_000, failure } };
}

describe("what two readings show", () => {
  test("a daemon that was away and is back was restarted, and on a pilot's Mac the minute runs", () => {
    expect(observe(down(), snapshotOf(WAITING), {})).toEqual([
      { name: "daemonRestartedAt", at: NOW },
      { name: "approvalDeadline", at: NOW + 58_000 },
    ]);
  });

  test.each<[string, MacOptions]>([
    ["from macOS 11 on", { ...WAITING, macOS: "11.2" }],
    ["where the extension runs", { macOS: "10.15.7" }],
    ["where it fell back already", { ...WAITING, fields: { real_time_protection_subsystem: "kernel_extension" } }],
    ["where nothing waits", { ...WAITING, endpointSecurity: "missing" }],
  ])("no minute runs %s", (_, options) => {
    expect(observe(down(), snapshotOf(options), {}).map(({ name }) => name)).not.toContain("approvalDeadline");
  });

  test.each([
    ["no reading before", undefined, snapshotOf(WAITING)],
    ["a daemon that answered before", snapshotOf(WAITING), snapshotOf(WAITING)],
    ["a daemon that only took long", down("TimedOut"), snapshotOf(WAITING)],
    ["a daemon that is still away", down(), down()],
  ])("nothing is concluded about the daemon from %s", (_, before, after) => {
    expect(observe(before, after, {})).toEqual([]);
  });

  test("both extensions enabled are approved, from when that was first seen", () => {
    expect(observe(undefined, snapshotOf(), {})).toEqual([{ name: "approvedAt", at: NOW }]);
    expect(observe(undefined, snapshotOf(), { approvedAt: NOW - 1 })).toEqual([]);
  });

  test("an approval that was taken away is approved no more", () => {
    const revoked = snapshotOf({ network: "disabled" });
    expect(observe(undefined, revoked, { approvedAt: NOW - 1 })).toEqual([{ name: "approvedAt" }]);
  });

  test("a list that was not read now says nothing", () => {
    const { systemExtensions, ...rest } = snapshotOf();
    if (systemExtensions.state !== "fresh") throw new Error("not fresh");
    const cached = { ...rest, systemExtensions: { ...systemExtensions, state: "cached" as const } };
    expect(observe(undefined, cached, {})).toEqual([]);
  });
});

describe("stored marks", () => {
  test("hold where they are times", () => {
    const stored = {
      channelSwitchedAt: NOW - 5,
      daemonRestartedAt: NOW,
      approvalDeadline: NOW + 60_000,
      approvedAt: 1,
    };
    expect(validMarks(stored, NOW)).toEqual(stored);
  });

  test.each(["5", null, Number.NaN, Number.POSITIVE_INFINITY, -1, 0, {}, [NOW], true])("are none as %p", (value) => {
    expect(validMarks({ approvedAt: value, daemonRestartedAt: value, approvalDeadline: value }, NOW)).toEqual({});
  });

  test("of the future were written by a clock that was wrong", () => {
    expect(validMarks({ approvedAt: NOW + 1, approvalDeadline: NOW + 3_600_000 }, NOW)).toEqual({});
  });

  test("of another name are not taken in", () => {
    expect(validMarks({ validation: NOW, __proto__: { approvedAt: NOW - 1 } }, NOW)).toEqual({});
  });

  test("count no minute from before the Mac was started", () => {
    const stored = { approvalDeadline: NOW - 90_000, approvedAt: NOW - 90_000 };
    expect(validMarks(stored, NOW, NOW - 30_000)).toEqual({ approvedAt: NOW - 90_000, macBootedAt: NOW - 30_000 });
  });
});
