import type { ProgramCost } from "../../../src/model/performance";
import { identifiersOf } from "../../../src/privacy/identifiers";
import { redactor } from "../../../src/privacy/redactor";
import { exclusionRequest, performanceMarkdown } from "../../../src/reporting/performance-markdown";

const names = { hostName: "Okapis-Mac.local", userName: "okapi.lover", homePath: "/Users/okapi.lover" };
const redact = redactor(identifiersOf(undefined, names), new Set());

const program = (name: string, path: string | undefined, scanMs: number): ProgramCost => ({
  key: path ?? name,
  name,
  ...(path !== undefined && { path }),
  isLive: true,
  scanMs,
  files: 1_200,
  slowestFileMs: 40,
});

const heavy = program("builder", "/opt/tools/builder", 90_000);
const own = program("okapi.lover's tool | x", "/Users/okapi.lover/bin/tool", 10_000);
const costs = {
  programs: [heavy, own, program("other", "/Users/neighbor/secret", 0)],
  now: new Map([[heavy.key, { scanMsAMinute: 7_000, filesAMinute: 100 }]]),
  productVersion: "101.1.2",
  macOSVersion: "26.2",
  redact,
};

it("says what, how much, since when and on which versions", () => {
  const text = performanceMarkdown(costs);
  expect(text).toContain("took 1 min 40 s in all");
  expect(text).toContain("| builder (/opt/tools/builder) | 1 min 30 s | 90% | 1,200 | 7 s |");
  expect(text).toContain("not measured");
  expect(text).toContain("Microsoft Defender 101.1.2, macOS 26.2");
});

it("names the program in a request, and a profile where one fits", () => {
  const request = exclusionRequest(heavy, costs);
  expect(request).toContain("slows my work with builder");
  expect(request).toContain("`/opt/tools/builder`");
  expect(request).toContain("90% of all its scanning");
  expect(request).toContain("7 s of scanning a minute");
  expect(exclusionRequest(heavy, costs, "node")).toContain('performance profile "node"');
});

it("lets no name of a person and no home folder leave", () => {
  const texts = [performanceMarkdown(costs), ...costs.programs.map((one) => exclusionRequest(one, costs))].join("\n");
  expect(texts).not.toMatch(/okapi|neighbor/i);
  expect(texts).toContain("/bin/tool");
});

it("keeps a program's name from breaking the table", () => {
  const rows = performanceMarkdown(costs)
    .split("\n")
    .filter((line) => line.startsWith("| "));
  for (const row of rows) expect(row.replaceAll("\\|", "").split("|")).toHaveLength(7);
});
