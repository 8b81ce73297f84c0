import { loadScanMark, runningScans, saveScanMark, scanTurn } from "../../../src/app/scan-mark";
import { endInWords } from "../../../src/app/scan-poll";

const MINUTE = 60_000;
const START = Date.UTC(2031, 4, 4);

jest.mock("@raycast/api", () => ({ Cache: class {} }), { virtual: true });

function store(text?: string) {
  const kept = new Map(text === undefined ? [] : [["scan-mark-v1", text]]);
  return {
    get: (key: string) => kept.get(key),
    set: (key: string, value: string) => void kept.set(key, value),
  } as never;
}

it("is kept and read back", () => {
  const kept = store();
  saveScanMark({ kind: "full", startedAt: START, askedAt: START + 1 }, kept);
  expect(loadScanMark(kept)).toEqual({ kind: "full", startedAt: START, askedAt: START + 1 });
});

it.each([
  undefined,
  "",
  "{",
  "null",
  '{"kind":"other","startedAt":1}',
  '{"kind":"quick"}',
  '{"kind":"quick","startedAt":"x"}',
])("is none in %j", (text) => {
  expect(loadScanMark(store(text))).toBeUndefined();
});

it.each([
  ["wait", {}, 4.9],
  ["ask", {}, 5],
  ["wait", { askedAt: START + 10 * MINUTE }, 14],
  ["ask", { askedAt: START + 10 * MINUTE }, 15],
  ["ask", { askedAt: START + 600 * MINUTE }, 20],
  ["ask", { askedAt: START + 1_435 * MINUTE }, 1_440],
  ["give-up", {}, 1_440.1],
] as const)("lets a poll %s with %j after %d minutes", (turn, asked, minutes) => {
  expect(scanTurn({ kind: "full", startedAt: START, ...asked }, START + minutes * MINUTE)).toBe(turn);
});

it("stands for a scan until Defender lists it", () => {
  const mark = { kind: "full", startedAt: START } as const;
  const scan = { kind: "full", state: "finished", startedAt: START + 500, found: [] } as const;
  expect(runningScans([], mark)).toMatchObject([{ kind: "full", startedAt: START }]);
  expect(runningScans([{ ...scan, startedAt: START - 90 * MINUTE }], mark)).toHaveLength(1);
  expect(runningScans([scan], mark)).toEqual([]);
  expect(runningScans([{ ...scan, state: "running" }], undefined)).toHaveLength(1);
});

it("is told by what Defender counted, and never as clean where it counted nothing", () => {
  const scan = { kind: "full", state: "finished", found: [] } as const;
  expect(endInWords({ kind: "full" }, { ...scan, threats: 2 }).title).toBe("Full Scan Found 2 Threats");
  expect(endInWords({ kind: "quick" }, { ...scan, threats: 0, files: 9 })).toMatchObject({
    title: "Quick Scan Found No Threats",
    text: "Nothing was found in 9 files.",
  });
  expect(endInWords({ kind: "full" }, scan).title).toBe("Full Scan Ended");
  expect(endInWords({ kind: "full" }, { ...scan, threats: 0, state: "cancelled" }).title).toMatch(/Cancelled/);
});
