import fs from "node:fs";
import { readHistory } from "../../../src/timeline/read-history";
import { recordReading } from "../../../src/timeline/record-reading";
import { historyPlaces } from "../../../src/timeline/places";
import { times } from "../../length";
import { DAY, MINUTE, sample, START, useFolder, type Sample } from "./sample";

const folder = useFolder();

/** Every file-system call of one poll, by name, with the bytes that were read and written. */
function callsOfOnePoll(at: number, what: Sample = {}): { calls: string[]; bytes: number } {
  const calls: string[] = [];
  let bytes = 0;
  const names = ["openSync", "readSync", "writeSync", "fstatSync", "lstatSync", "lutimesSync", "closeSync"] as const;
  const spies = names.map((name) => {
    const real = fs[name] as (...args: unknown[]) => unknown;
    return jest.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      calls.push(name);
      const result = real.apply(fs, args);
      if (name === "readSync" || name === "writeSync") bytes += result as number;
      return result;
    }) as never);
  });
  const { snapshot, assessment } = sample(at, what);
  recordReading(folder(), snapshot, assessment, "background");
  spies.forEach((spy) => spy.mockRestore());
  return { calls, bytes };
}

describe("a year of a poll every minute", () => {
  it("leaves a small file, and the last poll makes the same calls as the first", () => {
    recordOnce(START);
    const first = callsOfOnePoll(START + MINUTE);
    // Some minutes a day, a fallback of some every week, an update every month.
    const minutes = times(3 * 60, 12);
    const fallback = { from: minutes / 2 - 4, to: minutes / 2 + 4 };
    let polls = 0;
    for (let day = 0; day < 366; day += 1) {
      for (let minute = 2; minute < minutes; minute += 1) {
        const at = START + day * DAY + minute * MINUTE;
        const fallen = day % 7 === 3 && minute >= fallback.from && minute < fallback.to;
        recordOnce(at, {
          level: fallen ? "fallback" : "protected",
          engine: fallen ? "kernel_extension" : "endpoint_security_extension",
          productVersion: `101.260${10 + Math.floor(day / 30)}.0001`,
        });
        polls += 1;
      }
    }
    expect(polls).toBe(366 * (minutes - 2));
    const end = START + 365 * DAY + minutes * MINUTE;
    const last = callsOfOnePoll(end, { productVersion: "101.26022.0001" });
    expect(last.calls).toEqual(first.calls);
    expect(last.bytes).toBeLessThanOrEqual(4096);
    expect(last.calls).not.toContain("writeSync");
    expect(fs.statSync(historyPlaces(folder()).log).size).toBeLessThan(256 * 1024);
    const { entries, damaged } = readHistory(folder(), end);
    expect(damaged).toBe(0);
    expect(entries.filter(({ level }) => level === "fallback")).toHaveLength(52);
    // A gap each night.
    expect(new Set(entries.map(({ firstSeen }) => Math.floor((firstSeen - START) / DAY))).size).toBe(366);
  });

  it("stays bounded on a Mac whose state changes with every poll, and keeps the newest", () => {
    const bounds = { mostBytes: 20_000, keptBytes: 10_000, keptMs: 366 * DAY };
    let largest = 0;
    for (let minute = 0; minute < 2_000; minute += 1) {
      const { snapshot, assessment } = sample(START + minute * MINUTE, {
        level: minute % 2 ? "protected" : "fallback",
      });
      recordReading(folder(), snapshot, assessment, "background", bounds);
      largest = Math.max(largest, fs.statSync(historyPlaces(folder()).log).size);
    }
    expect(largest).toBeLessThan(20_500);
    const { entries, damaged } = readHistory(folder(), START + DAY);
    expect(damaged).toBe(0);
    expect(entries.at(-1)).toMatchObject({ firstSeen: START + 1_999 * MINUTE, level: "protected" });
    expect(entries.length).toBeGreaterThan(40);
    expect(fs.readdirSync(folder()).sort()).toEqual(["history.jsonl", "history.seen"]);
  });

  it("forgets what is older than a year, but not the state that the year began with", () => {
    recordOnce(START - 500 * DAY, { level: "unprotected", engine: null });
    // After so long a pause the clock is believed with the second reading.
    for (const before of [420 * DAY + 5 * MINUTE, 420 * DAY]) {
      recordOnce(START - before, { level: "fallback", engine: "kernel_extension" });
    }
    for (const before of [10 * DAY + 5 * MINUTE, 10 * DAY]) recordOnce(START - before, { level: "attention" });
    recordOnce(START);
    expect(readHistory(folder(), START).entries.map(({ level }) => level)).toEqual([
      "fallback",
      "attention",
      "protected",
    ]);
  });
});

function recordOnce(at: number, what: Sample = {}): void {
  const { snapshot, assessment } = sample(at, what);
  const outcome = recordReading(folder(), snapshot, assessment, "background");
  if (outcome.kind === "failed") throw new Error(outcome.failure.message);
}
