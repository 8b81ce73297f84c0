import { buildSync } from "esbuild";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { times } from "../../length";
import { ownProcesses } from "../../simulator/raycast/process-table";

const folder = mkdtempSync(join(tmpdir(), "ended-worker-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command's bundle that reads these programs again and again by the runner of that file and name. */
function bundle(file: string, runner: string, before = ""): string {
  const outfile = join(folder, `${file}-${before.length}.cjs`);
  buildSync({
    stdin: {
      contents: `
        import { workerData, parentPort } from "node:worker_threads";
        import { ${runner} as run } from "./${file}";
        const { programs, timeoutMs, rounds } = workerData;
        (async () => {
          parentPort.postMessage("reading");
          for (let round = 0; round < rounds; round++) {
            const results = await Promise.all(programs.map((program) => run({ program, args: [], timeoutMs })));
            parentPort.postMessage(results);
          }
        })();`,
      resolveDir: resolve(__dirname, "../../../src/process"),
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    banner: { js: before },
  });
  return outfile;
}

function script(name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

const ANSWERS = script("answers", "echo hello");
const SLOW = script("slow", "exec /bin/sleep 0.1");
const HANGS = script("hangs", "exec /bin/sleep 600");
const DEAF = script("deaf", "trap '' TERM INT HUP; while :; do /bin/sleep 0.05; done");

/**
 * Starts a command for each of the moments, all at once, ends its worker after so many milliseconds, and gives what is
 * left of them all in the system's table.
 */
async function left(file: string, moments: readonly number[]): Promise<ReturnType<typeof ownProcesses>> {
  const before = new Set(ownProcesses().map(({ pid }) => pid));
  const end = async (afterMs: number, index: number) => {
    const programs = MIXES[index % MIXES.length];
    const worker = new Worker(file, { workerData: { programs, timeoutMs: 500, rounds: 1_000 } });
    await new Promise((resolve) => worker.once("message", resolve));
    await sleep(afterMs);
    await worker.terminate();
  };
  await Promise.all(moments.map(end));
  return ownProcesses().filter(({ pid }) => !before.has(pid));
}

const MIXES = [[HANGS], [ANSWERS], [SLOW, HANGS], [ANSWERS, SLOW, ANSWERS], [DEAF], [HANGS, HANGS, SLOW]];

describe("a worker that is ended while it reads", () => {
  it.each([
    ["by a thread", bundle("run-on-thread", "runOnThread"), times(100, 24)],
    ["by its own thread, where it may start none", noThreads(), times(50, 12)],
    ["as a poll does", bundle("run-blocking", "runBlocking"), times(50, 12)],
  ])("%s leaves no child and no zombie, whatever the moment", async (_, file, workers) => {
    const moments = Array.from({ length: workers }, () => Math.random() * 700);
    expect({ moments, left: await left(file, moments) }).toEqual({ moments, left: [] });
  });

  it("would leave zombies behind, did it start them in the ordinary way", async () => {
    if (process.platform !== "linux") return;
    const those = await left(bundle("run", "run"), [400]);
    for (const { pid } of those) process.kill(pid, "SIGKILL");
    expect(those).not.toEqual([]);
  });
});

function noThreads(): string {
  return bundle(
    "run-on-thread",
    "runOnThread",
    `require("node:worker_threads").Worker = class { constructor() { throw new Error("no threads here"); } };`,
  );
}

test("where no thread can be started, the command reads by itself", async () => {
  const worker = new Worker(noThreads(), { workerData: { programs: [ANSWERS, SLOW], timeoutMs: 5_000, rounds: 1 } });
  const results = await new Promise((resolve) => worker.on("message", (told) => told !== "reading" && resolve(told)));
  expect(results).toMatchObject([{ exitCode: 0, stdout: "hello\n" }, { exitCode: 0 }]);
  await worker.terminate();
});

test("a command that has read everything ends by itself, thread or not", async () => {
  const worker = new Worker(bundle("run-on-thread", "runOnThread"), {
    workerData: { programs: [ANSWERS, SLOW], timeoutMs: 5_000, rounds: 2 },
  });
  expect(await new Promise((resolve) => worker.on("exit", resolve))).toBe(0);
});

test("one child runs after the other, in the order that they were asked for", async () => {
  const log = join(folder, "log");
  const logging = (name: string) =>
    script(name, `echo "${name} begins" >> '${log}'; sleep 0.05; echo "${name} ends" >> '${log}'`);
  const names = ["first", "second", "third"];
  const worker = new Worker(bundle("run-on-thread", "runOnThread"), {
    workerData: { programs: names.map(logging), timeoutMs: 5_000, rounds: 1 },
  });
  await new Promise((resolve) => worker.on("exit", resolve));
  expect(readFileSync(log, "utf8").trim().split("\n")).toEqual(
    names.flatMap((name) => [`${name} begins`, `${name} ends`]),
  );
});

test("a child that is given more is ended after five seconds all the same", async () => {
  const worker = new Worker(bundle("run-on-thread", "runOnThread"), {
    workerData: { programs: [HANGS], timeoutMs: 600_000, rounds: 1 },
  });
  const results = await new Promise((resolve) => worker.on("message", (told) => told !== "reading" && resolve(told)));
  expect(results).toMatchObject([{ timedOut: true, signal: "SIGKILL" }]);
});
