import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeLease, takeLeftBehind, underWay, type Lease } from "../../../src/remedies/run/lease";

jest.mock("@raycast/api", () => jest.requireActual("./raycast-icons"), { virtual: true });

let folder: string;
let now: number;
const clock = () => now;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lease-"));
  now = Date.UTC(2026, 0, 20);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function taken(lastsMs = 1_000): Lease {
  const answer = takeLease(folder, { remedy: "restart-daemon" }, lastsMs, clock);
  if ("busy" in answer) throw new Error(answer.busy);
  return answer.lease;
}

test("one acts at a time, and the second is told what is under way", () => {
  const lease = taken();
  expect(underWay(folder, now)).toBe("Restarting Defender");
  expect(takeLease(folder, { remedy: "update-definitions" }, 1_000, clock)).toEqual({ busy: "Restarting Defender" });
  lease.end();
  expect(underWay(folder, now)).toBeUndefined();
  taken().end();
  expect(readdirSync(folder)).toEqual([]);
});

test("what an ended worker left behind counts until its time is over, and no longer", () => {
  const left = taken(1_000);
  now += 999;
  expect(underWay(folder, now)).toBe("Restarting Defender");
  now += 1;
  const next = taken(5_000);
  expect(left.isLost()).toBe(true);
  // The one that lost it takes nothing away from the one that has it.
  left.extend(60_000, true);
  left.end();
  expect(underWay(folder, now)).toBe("Restarting Defender");
  expect(next.isLost()).toBe(false);
});

test("what was begun and cut off is given once, with what was chosen", () => {
  takeLease(folder, { remedy: "switch-channel", channel: "Beta" }, 1_000, clock);
  expect(takeLeftBehind(folder, now)).toBeUndefined();
  now += 1_000;
  expect(takeLeftBehind(folder, now)).toEqual({ remedy: "switch-channel", channel: "Beta" });
  expect(takeLeftBehind(folder, now)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test("what has ended, and what only watched, left nothing undone behind", () => {
  taken().end();
  expect(takeLeftBehind(folder, now)).toBeUndefined();
  taken().extend(1_000, true);
  now += 2_000;
  expect(takeLeftBehind(folder, now)).toBeUndefined();
});

test("it goes on with each word, and whoever only watches gives way", () => {
  const lease = taken(1_000);
  lease.extend(10_000, false);
  now += 9_000;
  expect(underWay(folder, now)).toBe("Restarting Defender");
  lease.extend(10_000, true);
  expect(underWay(folder, now)).toBeUndefined();
  expect(lease.isLost()).toBe(false);
  taken();
  expect(lease.isLost()).toBe(true);
});

test.each([
  ["no JSON", "{"],
  ["another's word", JSON.stringify({ id: "x", remedy: "constructor", until: Date.UTC(2026, 0, 20) + 1_000 })],
  ["an end that a wrong clock wrote", JSON.stringify({ id: "x", remedy: "restart-mac", until: Date.UTC(2030, 0, 1) })],
])("a file with %s keeps nobody from acting", (_, text) => {
  writeFileSync(join(folder, "acting.json"), text);
  expect(underWay(folder, now)).toBeUndefined();
  expect(taken().isLost()).toBe(false);
  expect(readdirSync(folder)).toEqual(["acting.json"]);
});

test("a folder that cannot be written to keeps nobody from acting", () => {
  rmSync(folder, { recursive: true });
  const lease = taken();
  expect(lease.isLost()).toBe(false);
  expect(() => lease.extend(1_000, false)).not.toThrow();
  expect(() => lease.end()).not.toThrow();
});
