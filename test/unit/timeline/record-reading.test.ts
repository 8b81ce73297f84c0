import fs from "node:fs";
import path from "node:path";
import { encodeRecord } from "../../../src/timeline/record-line";
import { readHistory } from "../../../src/timeline/read-history";
import { recordReading } from "../../../src/timeline/record-reading";
import { historyPlaces } from "../../../src/timeline/places";
import { DAY, HOUR, MINUTE, sample, START, useFolder, type Sample } from "./sample";
import type { Failure } from "../../../src/model/failure";
import { times } from "../../length";

const folder = useFolder();

function record(at: number, what: Sample = {}) {
  const { snapshot, assessment } = sample(at, what);
  return recordReading(folder(), snapshot, assessment, "background");
}

function log(): string {
  return fs.readFileSync(historyPlaces(folder()).log, "utf8");
}

const failure: Failure = { code: "TimedOut", message: "", nextStep: "" };

describe("recording a reading", () => {
  it("writes the first one down", () => {
    expect(record(START)).toEqual({ kind: "recorded" });
    expect(readHistory(folder(), START)).toEqual({
      entries: [
        {
          firstSeen: START,
          lastSeen: START,
          level: "protected",
          engine: "endpoint_security_extension",
          productVersion: "101.25062.0005",
          reading: "background",
        },
      ],
      validations: [],
      damaged: 0,
    });
  });

  it("writes no byte while nothing changes, and still knows when it was seen last", () => {
    record(START);
    const before = log();
    const files = fs.readdirSync(folder());
    for (let minute = 1; minute <= 120; minute += 1) expect(record(START + minute * MINUTE).kind).toBe("unchanged");
    expect(log()).toBe(before);
    expect(fs.readdirSync(folder())).toEqual(files);
    expect(fs.statSync(historyPlaces(folder()).seen).size).toBe(0);
    expect(readHistory(folder(), START + DAY).entries).toMatchObject([
      { firstSeen: START, lastSeen: START + 120 * MINUTE },
    ]);
  });

  it.each<[string, Sample]>([
    ["level", { level: "attention" }],
    ["engine", { engine: "kernel_extension" }],
    ["engine's absence", { engine: null }],
    ["product version", { productVersion: "101.26022.0001" }],
  ])("writes down a change of the %s", (_, changed) => {
    record(START);
    record(START + MINUTE);
    expect(record(START + 2 * MINUTE, changed)).toEqual({ kind: "recorded" });
    expect(readHistory(folder(), START + 3 * MINUTE).entries).toMatchObject([
      { firstSeen: START, lastSeen: START + MINUTE },
      { firstSeen: START + 2 * MINUTE, lastSeen: START + 2 * MINUTE },
    ]);
  });

  it("keeps the channel and the version when a reading did not look at them, or could not", () => {
    const { snapshot, assessment } = sample(START);
    const channel = { channel: "Beta", source: "user", managed: false } as const;
    recordReading(
      folder(),
      { ...snapshot, channel: { state: "fresh", readAt: START, value: channel } },
      assessment,
      "foreground",
    );
    expect(record(START + MINUTE)).toEqual({ kind: "unchanged" });
    record(START + 2 * MINUTE, {
      level: "unknown",
      engine: null,
      health: { state: "failed", failure, readAt: START + 2 * MINUTE },
    });
    expect(readHistory(folder()).entries).toMatchObject([
      { level: "protected", channel: "Beta", reading: "foreground" },
      { level: "unknown", channel: "Beta", productVersion: "101.25062.0005", reading: "background" },
    ]);
  });

  it("does not take a cached or missing health for a reading", () => {
    const { snapshot, assessment } = sample(START, { health: { state: "not-asked" } });
    expect(recordReading(folder(), snapshot, assessment, "background")).toEqual({ kind: "not-a-reading" });
    expect(fs.readdirSync(folder())).toEqual([]);
  });

  it("leaves a gap where nobody looked, though the state is the same before and after", () => {
    record(START);
    record(START + 5 * MINUTE);
    expect(record(START + 8 * HOUR)).toEqual({ kind: "recorded" });
    expect(readHistory(folder(), START + 9 * HOUR).entries).toMatchObject([
      { firstSeen: START, lastSeen: START + 5 * MINUTE },
      { firstSeen: START + 8 * HOUR, lastSeen: START + 8 * HOUR },
    ]);
  });

  it("vouches for nothing when the clock was moved back, and goes on once it has kept to that", () => {
    record(START + DAY);
    for (let minute = 0; minute < 5; minute += 1) expect(record(START + minute * MINUTE).kind).toBe("implausible");
    expect(record(START + 5 * MINUTE)).toEqual({ kind: "recorded" });
    expect(record(START + 6 * MINUTE)).toEqual({ kind: "unchanged" });
    expect(readHistory(folder(), START + 6 * MINUTE).entries).toMatchObject([
      { firstSeen: START + DAY, lastSeen: START + DAY },
      { firstSeen: START + 5 * MINUTE, lastSeen: START + 6 * MINUTE },
    ]);
  });

  it("keeps what was watched when the clock is set back by half an hour", () => {
    for (let minute = 0; minute <= 5 * 24 * 60; minute += 5) record(START + minute * MINUTE);
    const back = START + 5 * DAY - 30 * MINUTE;
    expect(record(back)).toEqual({ kind: "recorded" });
    record(back + MINUTE);
    expect(readHistory(folder(), back + MINUTE).entries).toMatchObject([{ firstSeen: START, lastSeen: back + MINUTE }]);
  });

  it("writes nothing by a clock that is years ahead for a moment, and loses nothing to it", () => {
    for (let day = 0; day < 300; day += 1) record(START + day * DAY, { engine: `engine_${day}` });
    const before = log();
    expect(record(START + 900 * DAY, { engine: "another" })).toEqual({ kind: "implausible" });
    expect(record(START + 900 * DAY + MINUTE, { engine: "another" })).toEqual({ kind: "implausible" });
    expect(log()).toBe(before);
    expect(record(START + 299 * DAY + MINUTE, { engine: "engine_299" }).kind).toBe("unchanged");
    expect(readHistory(folder(), START + 300 * DAY).entries).toHaveLength(300);
  });

  it("loses nothing to such a clock either where it goes on: what is too old is for more than one reading to say", () => {
    for (let day = 0; day < 300; day += 1) record(START + day * DAY, { engine: `engine_${day}` });
    for (let minute = 0; minute <= 10; minute += 1) record(START + 900 * DAY + minute * MINUTE, { engine: "another" });
    expect(readHistory(folder(), START + 901 * DAY).entries).toHaveLength(301);
  });

  it("writes nothing by a clock that nobody has set", () => {
    expect(record(DAY)).toEqual({ kind: "implausible" });
    expect(readHistory(folder(), START).entries).toEqual([]);
  });

  it("takes no more of a log into memory than it keeps, however long it is", () => {
    record(START);
    const { log: file } = historyPlaces(folder());
    // A hole: three hundred megabytes that take no room.
    fs.truncateSync(file, 300_000_000);
    fs.appendFileSync(file, "\n");
    let most = 0;
    const alloc = jest.spyOn(Buffer, "alloc").mockImplementation((size) => {
      most = Math.max(most, size);
      return Buffer.from(new Uint8Array(size).buffer);
    });
    const outcome = record(START + MINUTE, { level: "fallback" });
    const { entries } = readHistory(folder(), START + DAY);
    alloc.mockRestore();
    expect(outcome).toEqual({ kind: "recorded" });
    expect(entries.at(-1)).toMatchObject({ level: "fallback" });
    expect(most).toBeLessThan(4_000_000);
    expect(fs.statSync(file).size).toBeLessThan(1_000_000);
  });

  it("loses at most the last entry when killed at any byte of a write, and recovers with the next reading", () => {
    record(START);
    record(START + MINUTE, { level: "fallback", engine: "kernel_extension" });
    const whole = Buffer.from(log());
    record(START + 2 * MINUTE, { level: "unprotected", engine: null });
    const torn = Buffer.from(log());
    for (let length = whole.length; length <= torn.length; length += times(1, 7)) {
      fs.writeFileSync(historyPlaces(folder()).log, torn.subarray(0, length));
      const { entries } = readHistory(folder(), START + DAY);
      expect(entries.slice(0, 2).map(({ level }) => level)).toEqual(["protected", "fallback"]);
      record(START + 3 * MINUTE, { level: "attention" });
      const recovered = readHistory(folder(), START + DAY);
      expect(recovered.entries.at(-1)).toMatchObject({ level: "attention", firstSeen: START + 3 * MINUTE });
      expect(recovered.entries.slice(0, 2).map(({ level }) => level)).toEqual(["protected", "fallback"]);
    }
  });

  it("never counts the time before a torn write as watched when it was a gap", () => {
    record(START);
    fs.appendFileSync(
      historyPlaces(folder()).log,
      encodeRecord({ at: START + 8 * HOUR, level: "unprotected" }).slice(0, 20),
    );
    record(START + 8 * HOUR + MINUTE);
    expect(readHistory(folder(), START + DAY)).toMatchObject({
      damaged: 1,
      entries: [
        { firstSeen: START, lastSeen: START },
        { firstSeen: START + 8 * HOUR + MINUTE, lastSeen: START + 8 * HOUR + MINUTE },
      ],
    });
  });

  it.each([
    ["a symbolic link", (log: string) => fs.symlinkSync(path.join(path.dirname(log), "elsewhere"), log), "Failed"],
    ["a folder", (log: string) => fs.mkdirSync(log), "Failed"],
  ])("says in words that %s is in the log's place, and touches nothing", (_, place, code) => {
    place(historyPlaces(folder()).log);
    expect(record(START)).toMatchObject({ kind: "failed", failure: { code, nextStep: expect.stringMatching(/\w/) } });
    expect(fs.readdirSync(folder())).toEqual(["history.jsonl"]);
    expect(JSON.stringify(record(START))).not.toContain(folder());
    expect(readHistory(folder())).toMatchObject({ entries: [], failure: { code } });
  });

  it("says in words that the folder cannot be made", () => {
    const file = path.join(folder(), "file");
    fs.writeFileSync(file, "");
    const { snapshot, assessment } = sample(START);
    expect(recordReading(path.join(file, "support"), snapshot, assessment, "background")).toMatchObject({
      kind: "failed",
    });
  });

  it("makes the support folder where there is none yet", () => {
    const { snapshot, assessment } = sample(START);
    const support = path.join(folder(), "extensions", "support");
    expect(recordReading(support, snapshot, assessment, "background")).toEqual({ kind: "recorded" });
    expect(readHistory(support).entries).toHaveLength(1);
  });

  it.each([
    ["EACCES", "NoPermission"],
    ["EROFS", "NoPermission"],
    ["ENOSPC", "Failed"],
    ["EIO", "Failed"],
  ])("turns %s into a failure of its own words", (errno, code) => {
    const open = jest.spyOn(fs, "writeSync").mockImplementation(() => {
      throw Object.assign(new Error(`${errno}: /Users/somebody`), { code: errno });
    });
    const outcome = record(START);
    open.mockRestore();
    expect(outcome).toMatchObject({ kind: "failed", failure: { code, seen: errno } });
    expect(JSON.stringify(outcome)).not.toContain("somebody");
  });

  it("takes a write that the full disk cut short for a failure, and the next one is whole", () => {
    const real = fs.writeSync.bind(fs);
    const write = jest
      .spyOn(fs, "writeSync")
      .mockImplementationOnce(((descriptor: number, bytes: Buffer) =>
        real(descriptor, bytes, 0, 10)) as typeof fs.writeSync);
    expect(record(START)).toMatchObject({ kind: "failed", failure: { seen: "ENOSPC" } });
    write.mockRestore();
    expect(record(START + MINUTE)).toEqual({ kind: "recorded" });
    expect(readHistory(folder())).toMatchObject({ damaged: 1, entries: [{ firstSeen: START + MINUTE }] });
  });

  it("skips and counts lines of another shape", () => {
    record(START);
    const { log, validations } = historyPlaces(folder());
    for (const wrong of [{}, { at: -1 }, { at: START, level: "splendid", engine: null, reading: "background" }]) {
      fs.appendFileSync(log, encodeRecord(wrong));
      fs.appendFileSync(validations, encodeRecord(wrong));
    }
    fs.appendFileSync(log, "\nrubbish\n");
    expect(readHistory(folder())).toMatchObject({ entries: [{ level: "protected" }], validations: [], damaged: 7 });
  });
});
