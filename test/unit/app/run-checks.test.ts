import {
  isAskedToStop,
  loadDiagnosis,
  loadRunning,
  saveResult,
  saveRunning,
  askToStop,
} from "../../../src/app/diagnosis-store";
import { checksInWords } from "../../../src/app/run-checks";
import { CHECK_IDS, type CheckResult } from "../../../src/model/diagnosis";

jest.mock("@raycast/api", () => ({ Cache: class {} }), { virtual: true });

function store() {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (key: string) => kept.get(key),
    set: (key: string, value: string) => void kept.set(key, value),
    remove: (key: string) => kept.delete(key),
  } as never as NonNullable<Parameters<typeof loadDiagnosis>[0]> & { kept: Map<string, string> };
}

const result = (id: CheckResult["id"], state: CheckResult["state"] = "good"): CheckResult => ({
  id,
  state,
  summary: "It is so.",
  lines: [{ title: "a", value: "b" }],
  at: 5,
  tookMs: 1,
});

it("keeps one result of each check, in their order", () => {
  const kept = store();
  saveResult(result("exclusions"), kept);
  saveResult(result("license", "look"), kept);
  saveResult(result("exclusions", "look"), kept);
  expect(loadDiagnosis(kept).map(({ id, state }) => [id, state])).toEqual([
    ["license", "look"],
    ["exclusions", "look"],
  ]);
});

it.each(["", "{", "null", "[null,1]", '[{"id":"license"}]', JSON.stringify([{ ...result("license"), lines: [1] }])])(
  "reads %j as no results",
  (text) => {
    const kept = store();
    kept.kept.set("diagnosis-v1", text);
    expect(loadDiagnosis(kept)).toEqual([]);
  },
);

it("does not show checks as running whose command has long been ended", () => {
  const kept = store();
  saveRunning({ ids: ["license"], startedAt: 1_000 }, kept);
  expect(loadRunning(2_000, kept)).toEqual({ ids: ["license"], startedAt: 1_000 });
  expect(loadRunning(1_000 + 10 * 60_000, kept)).toBeUndefined();
  expect(loadRunning(0, kept)).toBeUndefined();
});

it("stops the checks that were meant, and no later ones", () => {
  const kept = store();
  askToStop(7, kept);
  expect(isAskedToStop(7, kept)).toBe(true);
  expect(isAskedToStop(8, kept)).toBe(false);
});

it.each([
  [["good", "look", "unknown"], "1 of 3 Checks Need a Look"],
  [["good", "unknown"], "1 of 2 Checks Had No Answer"],
  [["good", "stopped", "unknown"], "Stopped Checking Defender"],
  [["good", "info"], "All Checks Went Well"],
  [["good", "info", "not-offered"], "2 of 3 Checks Went Well"],
  [["not-offered"], "0 of 1 Checks Went Well"],
] as [CheckResult["state"][], string][])("says of %j: %s", (states, words) => {
  expect(checksInWords(states.map((state, index) => result(CHECK_IDS[index] ?? "license", state)))).toBe(words);
  expect(words.length).toBeLessThanOrEqual(40);
});
