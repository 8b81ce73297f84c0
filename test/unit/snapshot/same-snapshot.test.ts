import { sameButForTime, sameSnapshot } from "../../../src/snapshot/same-snapshot";
import { carrySnapshot } from "../../../src/snapshot/merge-snapshots";
import type { Snapshot } from "../../../src/model/snapshot";
import { FAILURE, fresh, NOW, snapshot, threats } from "./sample";

const health = (fields: Record<string, { value: string | number | boolean; managed: boolean }>, at = NOW) =>
  fresh({ fields, banners: [], dialect: "json" } as const, at);

it("does not mind when a part was read, nor whether now or before", () => {
  const later = snapshot({
    takenAt: NOW + 60_000,
    enrollment: fresh({ mdm: "user-approved", dep: true } as const, NOW + 1),
  });
  expect(sameSnapshot(snapshot(), later)).toBe(true);
  expect(sameSnapshot(snapshot(), carrySnapshot(snapshot()))).toBe(true);
});

it("does not mind an age that grows by itself, but a value that changed beside it", () => {
  const aged = (minutes: number, isHealthy = true) =>
    snapshot({
      health: health({
        definitions_updated_minutes_ago: { value: minutes, managed: false },
        healthy: { value: isHealthy, managed: false },
      }),
    });
  expect(sameSnapshot(aged(1), aged(2))).toBe(true);
  expect(sameSnapshot(aged(1), aged(2, false))).toBe(false);
});

it.each<[string, Partial<Snapshot>]>([
  ["another channel", { channel: fresh({ channel: "Current", source: "user", managed: false }) }],
  ["a part that failed", { systemExtensions: { state: "failed", failure: FAILURE, readAt: NOW } }],
  ["a part that nobody asked for", { threats: { state: "not-asked" } }],
  ["one threat more", { threats: fresh(threats(3)) }],
])("sees %s", (_, changes) => {
  expect(sameSnapshot(snapshot(), snapshot(changes))).toBe(false);
});

it("does not look into one and the same value", () => {
  const unreadable = {
    get inside(): never {
      throw new Error("looked into");
    },
  };
  expect(sameButForTime(unreadable, unreadable)).toBe(true);
});
