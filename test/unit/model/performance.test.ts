import { costsNow, type ProgramCost } from "../../../src/model/performance";

const program = (key: string, scanMs: number, files = 10): ProgramCost => ({
  key,
  name: key,
  isLive: true,
  scanMs,
  files,
  slowestFileMs: 0,
});

it("tells what a minute costs from two countings", () => {
  const now = costsNow(
    { programs: [program("a", 1_000, 10)], at: 0 },
    { programs: [program("a", 4_000, 25)], at: 30_000 },
  );
  expect(now.get("a")).toEqual({ scanMsAMinute: 6_000, filesAMinute: 30 });
});

it("says nothing of one that is new, nor of one whose count began anew", () => {
  const now = costsNow(
    { programs: [program("restarted", 9_000)], at: 0 },
    { programs: [program("restarted", 100), program("new", 5_000)], at: 60_000 },
  );
  expect(now.size).toBe(0);
});

it.each([0, -60_000])("says nothing where %d ms passed", (passed) => {
  expect(
    costsNow({ programs: [program("a", 1)], at: 1_000 }, { programs: [program("a", 2)], at: 1_000 + passed }).size,
  ).toBe(0);
});
