import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepFailures, loadFailures } from "../../../src/app/failure-log";
import { thisMac } from "../../../src/app/this-mac";
import { programs } from "../../../src/process/programs";
import type { RunRequest, RunResult } from "../../../src/process/run-result";
import { failureMarkdown } from "../../../src/reporting/failure-words";
import { ended } from "../fakes/mac";

jest.mock("@raycast/api", () => ({ environment: { supportPath: "/nowhere" }, getPreferenceValues: () => ({}) }), {
  virtual: true,
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failures-"));
  keepFailures(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program on this Mac that ends like this. */
async function runs(args: readonly string[], result: Partial<RunResult>, program: string = programs.mdatp) {
  const request: RunRequest = { program, args, timeoutMs: 1 };
  await thisMac(async () => ended(result)).run(request);
}

const failures = () => loadFailures(folder).failures.map(({ program, what }) => [program, what]);

it("writes down what failed, newest first, and nothing of what it printed or was asked for", async () => {
  await runs(["health", "--output", "json"], {
    timedOut: true,
    exitCode: undefined,
    signal: "SIGKILL",
    durationMs: 4_000,
  });
  await runs(["scan", "custom", "--path", "/Users/okapi/x"], { exitCode: 1, stdout: "secret", stderr: "secret" });
  await runs(["threat", "list"], { exitCode: undefined, spawnError: "ENOENT" });
  await runs(["-productVersion"], { exitCode: undefined, signal: "SIGSEGV" }, programs.sw_vers);
  await runs(["x"], { truncated: true }, "/Users/okapi/odd");
  expect(failures()).toEqual([
    ["another program", "too much output"],
    ["sw_vers", "ended by SIGSEGV"],
    ["mdatp threat list", "not started: ENOENT"],
    ["mdatp scan custom --path", "exit code 1"],
    ["mdatp health --output json", "timed out"],
  ]);
  const written = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  expect(written.join()).not.toMatch(/okapi|secret/);
  expect(statSync(join(folder, "failures.jsonl")).mode & 0o077).toBe(0);
});

it("takes no answer for a failure", async () => {
  await runs(["health"], {});
  await runs(["-x", "wdavdaemon"], { exitCode: 1 }, programs.pgrep);
  await runs(["exclusion", "list"], { exitCode: undefined, spawnError: "ECANCELED" });
  expect(failures()).toEqual([]);
});

it("tells how long mdatp health takes: the median and the slowest", async () => {
  for (const durationMs of [90, 4_000, 80]) await runs(["health", "--output", "json"], { durationMs });
  await runs(["threat", "list"], { durationMs: 9_999 });
  expect(loadFailures(folder).health).toEqual({ count: 3, medianMs: 90, slowestMs: 4_000 });
  expect(failureMarkdown(loadFailures(folder))).toContain("at most 90 ms, the slowest 4 s");
});

it("keeps the last fifty, in a file that stays small", async () => {
  for (let count = 0; count < 400; count += 1) await runs(["health"], { exitCode: 1, durationMs: count });
  const { failures: kept, health } = loadFailures(folder);
  expect(kept).toHaveLength(50);
  expect(kept[0]?.tookMs).toBe(399);
  expect(health).toMatchObject({ count: 200, slowestMs: 399 });
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).size).toBeLessThan(20_000);
  expect(readdirSync(folder).sort()).toEqual(["failures.jsonl", "health-times.txt"]);
});

it("reads past lines that it cannot have written", async () => {
  await runs(["health"], { exitCode: 1 });
  const evil = { at: 1, program: "/Users/okapi", what: "timed out", tookMs: 1 };
  appendFileSync(join(folder, "failures.jsonl"), `{"at":\n${JSON.stringify(evil)}\nnull\n`);
  appendFileSync(join(folder, "health-times.txt"), "x\n99999999999\n-1\n");
  expect(failures()).toEqual([["mdatp health", "exit code 1"]]);
  expect(loadFailures(folder).health?.count).toBe(1);
});

it("fails nothing where it cannot write", async () => {
  const noFolder = join(folder, "a file", "below");
  writeFileSync(join(folder, "a file"), "");
  keepFailures(noFolder);
  await runs(["health"], { exitCode: 1 });
  expect(loadFailures(noFolder)).toEqual({ failures: [] });
});
