import { pollParts } from "../../../src/snapshot/poll-parts";
import { carrySnapshot } from "../../../src/snapshot/merge-snapshots";
import { FAILURE, fresh, NOW, snapshot, threats } from "./sample";
import type { Snapshot } from "../../../src/model/snapshot";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BOOT = NOW - 24 * HOUR;

/** What the poll before left: health of a minute ago, and a threat list of this age. */
const kept = (listAge: number | undefined, changes: Partial<Snapshot> = {}): Snapshot =>
  carrySnapshot(
    snapshot({
      health: fresh({ fields: {}, banners: [], dialect: "json" }, NOW - MINUTE),
      threats: listAge === undefined ? { state: "not-asked" } : fresh(threats(1), NOW - listAge),
      ...changes,
    }),
  );
const HEALTH = { state: "cached", value: { fields: {}, banners: [], dialect: "json" } } as const;
const failed = (at: number) => ({ state: "failed", failure: FAILURE, readAt: at }) as const;
const aged = (age: number) => ({ health: fresh({ fields: {}, banners: [], dialect: "json" } as const, NOW - age) });

it.each<[string, Snapshot | undefined, number, string]>([
  ["there is no list yet", kept(undefined), BOOT, "threats"],
  ["the list is ten minutes old", kept(10 * MINUTE), BOOT, "threats"],
  ["the list is from a clock that was ahead", kept(-5 * MINUTE), BOOT, "threats"],
  ["the list is younger", kept(10 * MINUTE - 1), BOOT, "health"],
  ["the list could not be read a moment ago", kept(0, { threats: failed(NOW - MINUTE) }), BOOT, "health"],
  ["the list could not be read ten minutes ago", kept(0, { threats: failed(NOW - 10 * MINUTE) }), BOOT, "threats"],
  ["nothing was ever read", undefined, BOOT, "health"],
  ["health was not read", kept(undefined, { health: { state: "not-asked" } }), BOOT, "health"],
  ["health could not be read", kept(undefined, { health: failed(NOW - MINUTE) }), BOOT, "health"],
  ["health is two minutes old, as after a sleep", kept(undefined, aged(2 * MINUTE)), BOOT, "health"],
  ["health was read just now, so that something else started this poll", kept(undefined, aged(20_000)), BOOT, "health"],
  ["health is from the future", kept(undefined, aged(-MINUTE)), BOOT, "health"],
  ["health is from before the start", kept(undefined), NOW - MINUTE / 2, "health"],
])("where %s", (_, previous, startedAt, part) => {
  expect(pollParts(previous, NOW, startedAt)).toEqual([part]);
});

it("never leaves health out twice in a row, with polls every minute", () => {
  let last = kept(undefined);
  const asked: string[] = [];
  for (let minute = 0; minute < 60; minute += 1) {
    const now = NOW + minute * MINUTE;
    const [part] = pollParts(last, now, BOOT);
    asked.push(part as string);
    last =
      part === "threats"
        ? { ...last, threats: { state: "cached", value: threats(1), readAt: now } }
        : { ...last, health: { ...HEALTH, readAt: now } };
  }
  expect(asked.filter((part) => part === "threats")).toHaveLength(6);
  expect(asked.join(" ")).not.toContain("threats threats");
});

it("leaves out health for a scan only where it may be left out, and asks for nothing else then", () => {
  expect(pollParts(kept(0), NOW, BOOT, true)).toEqual([]);
  expect(pollParts(kept(10 * MINUTE), NOW, BOOT, true)).toEqual([]);
  expect(pollParts(kept(0, aged(2 * MINUTE)), NOW, BOOT, true)).toEqual(["health"]);
  expect(pollParts(undefined, NOW, BOOT, true)).toEqual(["health"]);
});
