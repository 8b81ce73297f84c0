import { loadScanMark, saveScanMark } from "../../../src/app/scan-mark";
import { pollScan } from "../../../src/app/scan-poll";
import { programs } from "../../../src/process/programs";
import type { RunResult } from "../../../src/process/run-result";
import { fakeMac } from "../fakes/mac";
import { mdatpFile, NOW } from "../remedies/fake-mac";

const MINUTE = 60_000;

jest.mock("@raycast/api", () => ({ Cache: class {} }), { virtual: true });

function store() {
  const kept = new Map<string, string>();
  return {
    get: (key: string) => kept.get(key),
    set: (key: string, value: string) => void kept.set(key, value),
    remove: (key: string) => kept.delete(key),
  } as never;
}

/** A poll that asks after a scan of `minutes` ago, where Defender answers this; gives what it told. */
async function poll(minutes: number, answer: Partial<RunResult>) {
  const kept = store();
  saveScanMark({ kind: "full", startedAt: NOW - minutes * MINUTE }, kept);
  const mac = fakeMac({
    mdatpPath: mdatpFile(),
    now: NOW,
    answer: ({ program }) => (program === programs.osascript ? {} : answer),
  });
  await pollScan(mac, kept);
  const told = mac.run.requests.filter(({ program }) => program === programs.osascript).map(({ args }) => args[2]);
  return { told, mark: loadScanMark(kept), asked: mac.run.requests.length - told.length };
}

const list = (scan: object) => ({ stdout: JSON.stringify([{ type: "full", startTime: NOW - 60 * MINUTE, ...scan }]) });

it("goes on asking while the scan runs, is not listed, or cannot be read", async () => {
  for (const answer of [list({ state: "running" }), list({ state: "odd" }), { stdout: "[]" }, { stdout: "<html>" }]) {
    expect(await poll(60, answer)).toEqual({
      told: [],
      asked: 1,
      mark: { kind: "full", startedAt: NOW - 60 * MINUTE, askedAt: NOW },
    });
  }
});

it.each([
  [{ state: "completed", threats: [], filesScanned: 5 }, "Full Scan Found No Threats"],
  [{ state: "completed", threats: ["a", "b"] }, "Full Scan Found 2 Threats"],
  [{ state: "completed" }, "Full Scan Ended"],
  [{ state: "cancelled", threats: [] }, "Full Scan Was Cancelled"],
])("tells the end %j once, and forgets the scan", async (scan, title) => {
  expect(await poll(60, list(scan))).toEqual({ told: [title], mark: undefined, asked: 1 });
});

it("gives up after a day, and says so", async () => {
  expect(await poll(1_441, list({ state: "running" }))).toEqual({
    told: ["Full Scan Was Not Seen to End"],
    mark: undefined,
    asked: 0,
  });
});

it("does nothing without a mark", async () => {
  const mac = fakeMac();
  await pollScan(mac, store());
  expect(mac.run.requests).toEqual([]);
});
