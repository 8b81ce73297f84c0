import { carrySnapshot, mergeSnapshots } from "../../../src/snapshot/merge-snapshots";
import { FAILURE, fresh, NOW, snapshot } from "./sample";

it("keeps what was read where nothing is stored", () => {
  expect(mergeSnapshots(snapshot(), undefined)).toEqual(snapshot());
});

it("takes from what is stored only the parts that were looked at later", () => {
  const newer = fresh({ version: "26.1", source: "sw_vers" } as const, NOW + 10);
  const older = fresh({ channel: "Current", source: "default", managed: false } as const, NOW - 10);
  const stored = snapshot({ takenAt: NOW + 10, macOS: newer, channel: older });
  const merged = mergeSnapshots(snapshot(), stored);
  expect(merged).toEqual(snapshot({ takenAt: NOW + 10, macOS: newer }));
});

it("takes a stored part in place of one that was not asked for, but not the other way round", () => {
  const without = snapshot({ enrollment: { state: "not-asked" } });
  expect(mergeSnapshots(without, snapshot()).enrollment).toEqual(snapshot().enrollment);
  expect(mergeSnapshots(snapshot(), without).enrollment).toEqual(snapshot().enrollment);
});

it("lets a later failure stand against an earlier value", () => {
  const failed = { state: "failed", failure: FAILURE, readAt: NOW + 10 } as const;
  expect(mergeSnapshots(snapshot({ health: failed }), snapshot()).health).toEqual(failed);
});

it("carries fresh parts as cached and leaves the rest as it is", () => {
  const failed = { state: "failed", failure: FAILURE, readAt: NOW } as const;
  const carried = carrySnapshot(snapshot({ health: failed, enrollment: { state: "not-asked" } }));
  expect(carried.health).toEqual(failed);
  expect(carried.enrollment).toEqual({ state: "not-asked" });
  expect([carried.systemExtensions.state, carried.channel.state, carried.macOS.state, carried.threats.state]).toEqual([
    "cached",
    "cached",
    "cached",
    "cached",
  ]);
});

it("holds no list of extensions from before the Mac was started, and all else", () => {
  const started = NOW + 60_000;
  const carried = carrySnapshot(snapshot(), started);
  expect(carried.systemExtensions).toEqual({ state: "not-asked" });
  expect({ ...carried, systemExtensions: undefined }).toEqual({
    ...carrySnapshot(snapshot()),
    systemExtensions: undefined,
  });
  expect(carrySnapshot(snapshot(), NOW).systemExtensions.state).toBe("cached");
});
