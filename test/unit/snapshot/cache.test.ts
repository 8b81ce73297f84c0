import { loadSnapshot, saveSnapshot } from "../../../src/snapshot/cache";
import { lastKnown } from "../../../src/model/snapshot";
import { carrySnapshot } from "../../../src/snapshot/merge-snapshots";
import { FAILURE, fresh, NOW, snapshot, threats } from "./sample";
import type { Snapshot } from "../../../src/model/snapshot";

const entries = new Map<string, string>();
let broken = false;

jest.mock(
  "@raycast/api",
  () => ({
    Cache: class {
      get(key: string) {
        if (broken) throw new Error("disk");
        return entries.get(key);
      }
      set(key: string, text: string) {
        if (broken) throw new Error("disk");
        entries.set(key, text);
      }
    },
  }),
  { virtual: true },
);

beforeEach(() => {
  entries.clear();
  broken = false;
});

const key = () => [...entries.keys()][0] as string;

it("has nothing before anything was saved", () => {
  expect(loadSnapshot(NOW)).toBeUndefined();
});

it("gives back what was saved, as cached, in one entry", () => {
  saveSnapshot(snapshot());
  const enrollment = fresh({ mdm: "no" } as const, NOW + 1);
  saveSnapshot(snapshot({ takenAt: NOW + 1, enrollment }));
  expect(entries.size).toBe(1);
  expect(loadSnapshot(NOW + 60_000)).toEqual({ ...carrySnapshot(snapshot({ enrollment })), takenAt: NOW + 1 });
});

it("keeps the newest threats that were dealt with, and how many there were", () => {
  saveSnapshot(snapshot({ threats: fresh(threats(10_000)) }));
  const counts = { active: 0, unknown: 0, handled: 10_000 };
  const { threats: part } = loadSnapshot(NOW) ?? {};
  expect(part).toMatchObject({ state: "cached", value: { counts } });
  expect(part?.state === "cached" && part.value.threats).toEqual(threats(20).threats);
  saveSnapshot(loadSnapshot(NOW) ?? snapshot());
  expect(loadSnapshot(NOW)?.threats).toMatchObject({ value: { counts } });
});

it("keeps every threat that was not dealt with, or else counts it, however old it is", () => {
  const statuses = (index: number) => (index === 9_999 ? "active" : index === 9_998 ? "odd" : undefined);
  const old = threats(10_000).threats.map((threat, index) => ({
    ...threat,
    ...{ status: statuses(index) ?? "removed" },
  }));
  saveSnapshot(snapshot({ threats: fresh({ ...threats(0), threats: old }) }));
  expect(lastKnown(loadSnapshot(NOW)?.threats)?.value).toMatchObject({
    threats: expect.arrayContaining([old[9_999], old[9_998], old[0]]),
    counts: { active: 1, unknown: 1, handled: 9_998 },
  });
  const all = threats(500).threats.map((threat) => ({ ...threat, status: "active", name: "ü".repeat(500) }));
  saveSnapshot(snapshot({ takenAt: NOW + 1, threats: fresh({ ...threats(0), threats: all }, NOW + 1) }));
  const kept = lastKnown(loadSnapshot(NOW + 1)?.threats)?.value;
  expect(kept?.threats).toHaveLength(50);
  expect(kept?.counts).toEqual({ active: 500, unknown: 0, handled: 0 });
});

it("trims the last threats beside a failure too", () => {
  const last = { value: threats(30), readAt: NOW };
  saveSnapshot(snapshot({ threats: { state: "failed", failure: FAILURE, readAt: NOW, last } }));
  const value = { counts: { active: 0, unknown: 0, handled: 30 }, threats: { length: 20 } };
  expect(loadSnapshot(NOW)?.threats).toMatchObject({ last: { value } });
});

it("does not undo what another command read later", () => {
  const later = fresh({ mdm: "no" } as const, NOW + 5_000);
  saveSnapshot(snapshot({ takenAt: NOW + 5_000, enrollment: later }));
  saveSnapshot(
    snapshot({ takenAt: NOW + 6_000, health: fresh({ fields: {}, banners: [], dialect: "text" }, NOW + 6_000) }),
  );
  expect(loadSnapshot(NOW + 6_000)).toMatchObject({
    takenAt: NOW + 6_000,
    health: { value: { dialect: "text" } },
    enrollment: { value: { mdm: "no" }, readAt: NOW + 5_000 },
  });
});

it.each([
  ["cut off", (text: string) => text.slice(0, -10)],
  ["empty", () => ""],
  ["null", () => "null"],
  ["of another schema", (text: string) => text.replace('"schema":1', '"schema":2')],
  ["of another kind", () => '{"schema":1,"snapshot":{"hello":"world"}}'],
  ["padded beyond its limit", (text: string) => text + " ".repeat(256 * 1024)],
])("ignores an entry that is %s, and writes over it", (_, damage) => {
  saveSnapshot(snapshot());
  entries.set(key(), damage(entries.get(key()) as string));
  expect(loadSnapshot(NOW)).toBeUndefined();
  saveSnapshot(snapshot());
  expect(loadSnapshot(NOW)).toEqual(carrySnapshot(snapshot()));
});

it("ignores an entry from the future, and does not let it win over a later reading", () => {
  const future = NOW + 24 * 3_600_000;
  saveSnapshot(snapshot({ takenAt: future, health: fresh({ fields: {}, banners: [], dialect: "legacy" }, future) }));
  expect(loadSnapshot(NOW)).toBeUndefined();
  saveSnapshot(snapshot());
  expect(loadSnapshot(NOW)).toEqual(carrySnapshot(snapshot()));
});

it("keeps of an entry from the future what was found and not dealt with, as due to be read again", () => {
  const future = NOW + 24 * 3_600_000;
  const active = { ...threats(1), threats: [{ name: "Virus:0", status: "active" }] };
  saveSnapshot(
    snapshot({
      takenAt: future,
      health: fresh({ fields: {}, banners: [], dialect: "legacy" }, future),
      threats: fresh(active, future),
    }),
  );
  expect(loadSnapshot(NOW)).toMatchObject({
    takenAt: NOW,
    health: { state: "not-asked" },
    threats: { state: "cached", value: active, readAt: NOW - 600_000 },
  });
});

it("keeps the one before where the next is too large", () => {
  saveSnapshot(snapshot());
  const large = {
    fields: { odd: { value: "x".repeat(300_000), managed: false } },
    banners: [],
    dialect: "json",
  } as const;
  saveSnapshot(snapshot({ takenAt: NOW + 1, health: fresh(large, NOW + 1) }));
  expect(loadSnapshot(NOW + 1)).toEqual(carrySnapshot(snapshot()));
});

describe("a poll that finds what the one before found", () => {
  const health = (minutes: number, at: number, more = {}) =>
    fresh(
      {
        fields: { definitions_updated_minutes_ago: { value: minutes, managed: false }, ...more },
        banners: [],
        dialect: "json",
      } as const,
      at,
    );
  const poll = (minute: number, changes: Partial<Snapshot> = {}) =>
    saveSnapshot(
      snapshot({ takenAt: NOW + minute * 60_000, health: health(minute, NOW + minute * 60_000), ...changes }),
    );
  const keptAt = () => ((loadSnapshot(NOW + 3_600_000)?.takenAt ?? 0) - NOW) / 60_000;

  it("is kept every few minutes only", () => {
    const kept = [0, 1, 2, 3, 4, 5, 6].map((minute) => {
      poll(minute);
      return keptAt();
    });
    expect(kept).toEqual([0, 0, 0, 3, 3, 3, 6]);
  });

  it.each<[string, Partial<Snapshot>]>([
    ["a field changed", { health: health(1, NOW + 60_000, { healthy: { value: false, managed: false } }) }],
    ["it failed", { health: { state: "failed", failure: FAILURE, readAt: NOW + 60_000 } }],
    ["another part was read, though that says the same", { threats: fresh(threats(2), NOW + 60_000) }],
  ])("is kept at once where %s", (_, changes) => {
    poll(0);
    poll(1, changes);
    expect(keptAt()).toBe(1);
  });
});

it("never throws where the disk does", () => {
  broken = true;
  expect(() => saveSnapshot(snapshot())).not.toThrow();
  expect(loadSnapshot(NOW)).toBeUndefined();
});

it("sees at once what another command put into the entry", () => {
  saveSnapshot(snapshot());
  expect(loadSnapshot(NOW)).toBeDefined();
  entries.set(key(), "{}");
  expect(loadSnapshot(NOW)).toBeUndefined();
});
