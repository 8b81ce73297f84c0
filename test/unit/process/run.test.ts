import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run, type Run } from "../../../src/process/run";
import type { RunResult } from "../../../src/process/run-result";
import { runBlocking } from "../../../src/process/run-blocking";
import { apart } from "../../apart";
import { runOnThread } from "../../../src/process/run-on-thread";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "run-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** Writes an executable and gives its path. */
function script(body: string, interpreter = "/bin/sh"): string {
  const path = join(folder, `program-${count++}`);
  writeFileSync(path, `#!${interpreter}\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A Node program; PATH is fixed for children, so it is named by its absolute path. */
function program(source: string): string {
  return script(source, process.execPath);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** As `isAlive`; whatever waits here for init to reap it does not run. */
function isRunning(pid: number): boolean {
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : undefined;
  return stat === undefined ? isAlive(pid) && process.platform !== "linux" : !/\) [ZX]/.test(stat);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

const RUNNERS: [name: string, run: Run][] = [
  ["run", run],
  ["runBlocking", runBlocking],
  ["runOnThread", runOnThread],
];

/** The same where a child has to be killed: what fails to do so would block this process, so it is tried apart. */
const KILLERS: [name: string, run: Run][] = [
  ["run", run],
  ["runBlocking", (request) => apart<RunResult>("process/run-blocking.ts", "runBlocking", request)],
  ["runOnThread", runOnThread],
];

/** Runs a program until its time is up; gives it more time until it got as far as to print something. */
async function timedOut(run: Run, body: string): Promise<RunResult> {
  const path = script(body);
  for (let timeoutMs = 400; ; timeoutMs *= 2) {
    const result = await run({ program: path, args: [], timeoutMs });
    if (result.stdout !== "") return result;
  }
}

describe.each(KILLERS)("%s, with a child that has to be killed", (_name, run) => {
  it.each([
    ["sleeps", "echo $$; exec /bin/sleep 600"],
    ["ignores SIGTERM", "trap '' TERM INT HUP; echo $$; while :; do /bin/sleep 0.05; done"],
  ])("kills one that %s, and resolves only when it is gone", async (_, body) => {
    const result = await timedOut(run, body);
    expect(result).toMatchObject({ timedOut: true, exitCode: undefined });
    expect(result.signal).toBe("SIGKILL");
    const pid = Number(result.stdout);
    expect(pid).toBeGreaterThan(1);
    expect(isAlive(pid)).toBe(false);
  });

  it.each(["stdout", "stderr"] as const)("ends one that floods %s, and keeps what came before", async (stream) => {
    const flood = program(`
      process.on("SIGPIPE", () => {});
      process.${stream}.on("error", () => {});
      const chunk = Buffer.alloc(65536, "y");
      const write = () => { while (process.${stream}.write(chunk)); process.${stream}.once("drain", write); };
      write();
      setInterval(() => {}, 1000);`);
    const before = process.memoryUsage().rss;
    const result = await run({ program: flood, args: [], timeoutMs: 120_000, maxOutputBytes: 100_000 });
    expect(result).toMatchObject({ truncated: true, timedOut: false, signal: "SIGKILL" });
    expect(result[stream]).toBe("y".repeat(100_000));
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });
});

describe.each(RUNNERS)("%s", (_name, run) => {
  it("gives both outputs and the exit code, with final newlines as they came", async () => {
    const result = await run({
      program: script(`echo out; echo err >&2; exit 7`),
      args: [],
      timeoutMs: 120_000,
    });
    expect(result).toEqual({
      exitCode: 7,
      signal: undefined,
      stdout: "out\n",
      stderr: "err\n",
      timedOut: false,
      truncated: false,
      durationMs: expect.any(Number),
    });
  });

  it("passes arguments as they are, without a shell in between", async () => {
    const args = ["two words", "$(touch /tmp/never)", `"quoted"`, "`x`", "*", ""];
    const result = await run({
      program: program(`console.log(JSON.stringify(process.argv.slice(2)))`),
      args,
      timeoutMs: 120_000,
    });
    expect(JSON.parse(result.stdout)).toEqual(args);
  });

  it("closes standard input, or writes what it is given", async () => {
    const cat = script("cat");
    expect(await run({ program: cat, args: [], timeoutMs: 120_000 })).toMatchObject({ exitCode: 0, stdout: "" });
    expect(await run({ program: cat, args: [], timeoutMs: 120_000, input: "given ä" })).toMatchObject({
      exitCode: 0,
      stdout: "given ä",
    });
  });

  it("does not mind a child that ends without reading a long input", async () => {
    const result = await run({ program: script("exit 3"), args: [], timeoutMs: 120_000, input: "x".repeat(5_000_000) });
    expect(result).toMatchObject({ exitCode: 3, timedOut: false });
    expect(result.spawnError).toBeUndefined();
  });

  it("gives children an environment of their own", async () => {
    process.env.DYLD_INSERT_LIBRARIES = "/nowhere";
    process.env.NODE_OPTIONS_TEST = "x";
    try {
      const result = await run({ program: script("/usr/bin/env"), args: [], timeoutMs: 120_000 });
      const env = Object.fromEntries(
        result.stdout
          .trim()
          .split("\n")
          .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
      );
      expect(env).toMatchObject({
        PATH: "/usr/bin:/bin:/usr/sbin:/sbin",
        HOME: homedir(),
        LANG: "en_US.UTF-8",
        SYSTEM_VERSION_COMPAT: "0",
      });
      // What the shell itself sets is not ours to judge.
      const own = Object.keys(env).filter((name) => !["PWD", "OLDPWD", "SHLVL", "_"].includes(name));
      expect(own.sort()).toEqual(["HOME", "LANG", "LOGNAME", "PATH", "SYSTEM_VERSION_COMPAT", "USER"]);
    } finally {
      delete process.env.DYLD_INSERT_LIBRARIES;
      delete process.env.NODE_OPTIONS_TEST;
    }
  });

  it("names the signal that a child died of", async () => {
    const result = await run({ program: script("echo part; kill -SEGV $$"), args: [], timeoutMs: 120_000 });
    expect(result).toMatchObject({ signal: "SIGSEGV", exitCode: undefined, stdout: "part\n", timedOut: false });
    expect(result.spawnError).toBeUndefined();
  });

  it("keeps an output of exactly the cap whole", async () => {
    const result = await run({
      program: program(`process.stdout.write("x".repeat(50_000))`),
      args: [],
      timeoutMs: 120_000,
      maxOutputBytes: 50_000,
    });
    expect(result).toMatchObject({ exitCode: 0, truncated: false });
    expect(result.stdout).toHaveLength(50_000);
  });

  it("reads text with a byte order mark and with broken bytes", async () => {
    const result = await run({
      program: program(`process.stdout.write(Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0xc3, 0xa4, 0xc3]))`),
      args: [],
      timeoutMs: 120_000,
    });
    expect(result.stdout).toBe("a\uFFFD\u00E4\uFFFD");
  });

  it("says why a program could not be started", async () => {
    const notExecutable = join(folder, "plain");
    writeFileSync(notExecutable, "text");
    const start = (path: string, args: string[] = []) => run({ program: path, args, timeoutMs: 120_000 });
    expect(await start(join(folder, "missing"))).toMatchObject({ spawnError: "ENOENT", stdout: "", timedOut: false });
    expect(await start(notExecutable)).toMatchObject({ spawnError: "EACCES" });
    expect(await start(folder)).toMatchObject({ spawnError: "EACCES" });
    expect(await start(script("", "/no/such/interpreter"))).toMatchObject({ spawnError: "ENOENT" });
    expect(await start("sh")).toMatchObject({ spawnError: "ENOENT" });
    expect((await start("/bin/sh", ["\0"])).spawnError).toBeDefined();
    expect((await start("/bin/\0sh")).spawnError).toBeDefined();
  });

  it("leaves no child behind after many runs that end in every way", async () => {
    const pids: number[] = [];
    for (let round = 0; round < 3; round++) {
      for (const body of ["echo $$", "echo $$; kill -KILL $$", "echo $$; exit 9"]) {
        const { stdout } = await run({ program: script(body), args: [], timeoutMs: 120_000 });
        pids.push(Number(stdout));
      }
    }
    expect(pids.filter((pid) => pid > 1)).toHaveLength(9);
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

describe("a grandchild that holds the pipes open", () => {
  it("is not waited for by run", async () => {
    const marker = join(folder, "grandchild");
    const result = await run({
      program: script(`/bin/sleep 600 & echo $! > '${marker}'; echo done`),
      args: [],
      timeoutMs: 120_000,
    });
    const grandchild = Number(readFileSync(marker, "utf8"));
    expect(result).toMatchObject({ exitCode: 0, stdout: "done\n", timedOut: false });
    expect(isAlive(grandchild)).toBe(true);
    process.kill(grandchild, "SIGKILL");
  });

  it.each(KILLERS)("is ended by %s together with a child that had to be killed", async (_, run) => {
    const result = await timedOut(run, `/bin/sleep 600 & echo $!; while :; do /bin/sleep 1; done`);
    expect(result).toMatchObject({ timedOut: true, signal: "SIGKILL" });
    await until(() => !isRunning(Number(result.stdout)));
  });

  it.each(KILLERS.slice(1))("costs %s its time-out, but not the answer, and is ended then", async (_, run) => {
    const result = await timedOut(run, `/bin/sleep 600 & echo $!`);
    expect(result).toMatchObject({ exitCode: 0, timedOut: false, truncated: false });
    await until(() => !isRunning(Number(result.stdout)));
  });
});

describe("a signal", () => {
  it("ends the child of run at once", async () => {
    const abort = new AbortController();
    const marker = join(folder, "aborted");
    const running = run({
      program: script(`echo $$ > '${marker}'; exec /bin/sleep 600`),
      args: [],
      timeoutMs: 240_000,
      signal: abort.signal,
    });
    await until(() => existsSync(marker) && readFileSync(marker, "utf8") !== "");
    abort.abort();
    const result = await running;
    expect(result).toMatchObject({ signal: "SIGKILL", timedOut: false, exitCode: undefined });
    expect(isAlive(Number(readFileSync(marker, "utf8")))).toBe(false);
  });

  it.each(RUNNERS)("that is aborted already lets %s start nothing", async (_, run) => {
    const marker = join(folder, "never-started");
    const program = script(`touch '${marker}'`);
    const result = await run({ program, args: [], timeoutMs: 120_000, signal: AbortSignal.abort() });
    expect(result).toMatchObject({ spawnError: "ECANCELED" });
    expect(existsSync(marker)).toBe(false);
  });
});

test("runBlocking lets what was rendered leave before it stands still", async () => {
  const order: string[] = [];
  const running = runBlocking({ program: script("exit 0"), args: [], timeoutMs: 120_000 }).then(() =>
    order.push("ran"),
  );
  setImmediate(() => order.push("sent"));
  await running;
  expect(order).toEqual(["sent", "ran"]);
});
