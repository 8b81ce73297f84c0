import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runMdatp } from "../../../src/defender/mdatp";
import { readHealth } from "../../../src/defender/health/read-health";
import { readThreats } from "../../../src/defender/threats/read-threats";
import { asFailure } from "../../../src/process/failure-error";
import { run, type Run, RunRequest, RunResult } from "../../../src/process/run";
import { banner, healthJson, healthLegacy, healthText, threatsText } from "./outputs";
import type { Failure } from "../../../src/model/failure";

let folder: string;
let mdatpPath: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mdatp-test-"));
  mdatpPath = program("mdatp", "exit 0");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

const ended: RunResult = { exitCode: 0, stdout: "", stderr: "", timedOut: false, truncated: false, durationMs: 5 };

/** A runner that answers from a table of arguments, and what it was asked. */
function answering(table: (args: string) => Partial<RunResult>): { run: Run; asked: RunRequest[] } {
  const asked: RunRequest[] = [];
  const run: Run = async (request) => {
    asked.push(request);
    return { ...ended, ...table(request.args.join(" ")) };
  };
  return { run, asked };
}

const argsOf = (asked: RunRequest[]) => asked.map(({ args }) => args.join(" "));

async function healthFailure(result: Partial<RunResult>): Promise<{ failure: Failure; children: number }> {
  const { run, asked } = answering(() => result);
  const failure = await readHealth({ mdatpPath, run }).then(() => {
    throw new Error("It was readable.");
  }, asFailure);
  return { failure, children: asked.length };
}

describe("readHealth", () => {
  it("asks for JSON, with one child process", async () => {
    const { run, asked } = answering(() => ({ stdout: healthJson }));
    const health = await readHealth({ mdatpPath, run });
    expect(health.dialect).toBe("json");
    expect(health.fields.healthy).toEqual({ value: true, managed: false });
    expect(asked).toEqual([{ program: mdatpPath, args: ["health", "--output", "json"], timeoutMs: 4000 }]);
  });

  it("reads text that comes although JSON was asked for, and keeps asking like that", async () => {
    const { run, asked } = answering(() => ({ stdout: healthText }));
    expect(await readHealth({ mdatpPath, run })).toMatchObject({
      dialect: "json",
      fields: { healthy: { value: false } },
    });
    expect(asked).toHaveLength(1);
  });

  it("asks an older product in the older ways, and then in that way at once", async () => {
    const { run, asked } = answering((args) =>
      args === "--health" ? { stdout: healthLegacy } : { exitCode: 1, stderr: "Unknown argument: health" },
    );
    const { dialect } = await readHealth({ mdatpPath, run });
    expect(dialect).toBe("legacy");
    expect(argsOf(asked.splice(0))).toEqual(["health --output json", "health", "--health"]);
    await readHealth({ mdatpPath, run }, { dialect });
    expect(argsOf(asked)).toEqual(["--health"]);
  });

  it("finds the new way when an update took the remembered one away", async () => {
    const { run, asked } = answering((args) =>
      args === "health --output json" ? { stdout: healthJson } : { stdout: "Expected one of: health" },
    );
    expect(await readHealth({ mdatpPath, run }, { dialect: "legacy" })).toMatchObject({ dialect: "json" });
    expect(argsOf(asked)).toEqual(["--health", "health --output json"]);
  });

  it("accepts health that comes with an exit code other than 0", async () => {
    const { run } = answering(() => ({ exitCode: 1, stdout: healthText, stderr: "something" }));
    expect(await readHealth({ mdatpPath, run })).toMatchObject({ fields: { licensed: { value: true } } });
  });

  it.each<[string, Partial<RunResult>, Failure["code"]]>([
    ["time-out", { exitCode: undefined, signal: "SIGKILL", timedOut: true, stdout: healthJson }, "TimedOut"],
    ["an exit code and no word", { exitCode: 3 }, "DaemonUnreachable"],
    ["an exit code and words that are not known", { exitCode: 70, stderr: "Something happened." }, "Failed"],
    ["an answer with the exit code for no daemon", { exitCode: 3, stdout: healthJson }, "Contradictory"],
    ["a library that is missing", { exitCode: 134, stderr: "dyld[81]: Library not loaded: x" }, "NotExecutable"],
    ["another processor", { exitCode: 126, stderr: "bad CPU type in executable" }, "NotExecutable"],
    ["no program behind the file", { exitCode: 127 }, "NotExecutable"],
    [
      "the words of a failed connection, whatever the exit code",
      { exitCode: 0, stdout: "Failed to connect\n" },
      "DaemonUnreachable",
    ],
    ["the exit code for it, whatever the words", { exitCode: 3, stderr: "invalid value" }, "DaemonUnreachable"],
    ["the license banner alone", { exitCode: 1, stdout: `${banner}\n` }, "NotLicensed"],
    ["no permission", { exitCode: 1, stderr: "Permission denied" }, "NoPermission"],
    ["a crash in the middle of the output", { exitCode: undefined, signal: "SIGSEGV", stdout: healthText }, "Failed"],
    ["a flood", { exitCode: undefined, signal: "SIGKILL", truncated: true, stdout: healthText }, "Unreadable"],
  ])("ends at once on %s: %p", async (_, result, code) => {
    const { failure, children } = await healthFailure(result);
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(/\.$/);
    expect(failure.nextStep).toMatch(/\.$/);
    expect(failure.seen).toBeTruthy();
    expect(children).toBe(1);
  });

  it.each<[Partial<RunResult>, RegExp]>([
    [{ stdout: "" }, /nothing/],
    [{ stdout: healthJson.slice(0, 200) }, /middle/],
    [{ stdout: "Lorem ipsum" }, /form/],
    [{ exitCode: 1, stderr: "Unrecognized option '--output'" }, /did not accept/],
  ])("tries every way before it calls an output unreadable: %p", async (result, words) => {
    const { failure, children } = await healthFailure(result);
    expect(failure).toMatchObject({ code: "Unreadable", message: expect.stringMatching(words) });
    expect(children).toBe(3);
  });

  it("never waits for three time-outs", async () => {
    const { run, asked } = answering((args) =>
      args === "health" ? { exitCode: undefined, signal: "SIGKILL", timedOut: true } : { stdout: "?" },
    );
    expect(await readHealth({ mdatpPath, run }).catch(asFailure)).toMatchObject({ code: "TimedOut" });
    expect(asked).toHaveLength(2);
  });

  it("gives all ways together less than 5 s", async () => {
    let now = 0;
    const clock = jest.spyOn(performance, "now").mockImplementation(() => now);
    try {
      const asked: RunRequest[] = [];
      const run: Run = async (request) => {
        asked.push(request);
        now += 2200;
        return { ...ended, stdout: "?" };
      };
      expect(await readHealth({ mdatpPath, run }).catch(asFailure)).toMatchObject({ code: "Unreadable" });
      expect(asked.map(({ timeoutMs }) => timeoutMs)).toEqual([4000, 2300]);
    } finally {
      clock.mockRestore();
    }
  });

  it("shows the exit code and the first words, without identifiers", async () => {
    const { failure } = await healthFailure({
      exitCode: 70,
      stderr: `No session for 00000000-0000-4000-8000-00000000abcd at /Users/someone/x\n${"and so on ".repeat(50)}`,
    });
    expect(failure.seen).toMatch(/^exit code 70: No session for/);
    expect(failure.seen).not.toMatch(/abcd|someone/);
    expect(failure.seen?.length).toBeLessThan(160);
  });

  it.each([
    ["ENOENT", "NotExecutable"],
    ["EACCES", "NotExecutable"],
    ["EAGAIN", "Failed"],
  ])("has words for a program that is there and yet does not start: %s", async (spawnError, code) => {
    const { failure, children } = await healthFailure({ exitCode: undefined, spawnError });
    expect(failure).toMatchObject({ code, seen: spawnError });
    expect(children).toBe(1);
  });

  it.each(["UNKNOWN", "ERR_INVALID_ARG_TYPE", "MODULE_NOT_FOUND"])(
    "tells a fault of this extension's as one, not as a broken Defender: %s",
    async (spawnError) => {
      const { failure } = await healthFailure({ exitCode: undefined, spawnError });
      expect(failure).toMatchObject({ code: "Failed", message: expect.stringContaining("a fault of its own") });
      expect(`${failure.message} ${failure.nextStep}`).not.toMatch(/Defender|macOS refused/);
    },
  );

  it("starts nothing where the path is not fit to be started", async () => {
    const { run, asked } = answering(() => ({ stdout: healthJson }));
    expect(await readHealth({ mdatpPath: join(folder, "missing"), run }).catch(asFailure)).toMatchObject({
      code: "NotInstalled",
    });
    expect(asked).toEqual([]);
  });

  it("reads a real program's output, and gives up on a real one that hangs", async () => {
    const answers = program("answers", `[ "$*" = "health --output json" ] && cat <<'END'\n${healthJson}END`);
    expect(await readHealth({ mdatpPath: answers, run })).toMatchObject({
      dialect: "json",
      fields: { healthy: { value: true } },
    });
    const hangs = program("hangs", "exec /bin/sleep 600");
    expect(await readHealth({ mdatpPath: hangs, run }).catch(asFailure)).toMatchObject({ code: "TimedOut" });
  });
});

describe("readThreats", () => {
  it("asks for JSON first, and reads text that comes instead", async () => {
    const { run, asked } = answering(() => ({ stdout: threatsText }));
    expect((await readThreats({ mdatpPath, run })).threats).toHaveLength(2);
    expect(argsOf(asked)).toEqual(["threat list --output json"]);
  });

  it("asks plainly where JSON is rejected", async () => {
    const { run, asked } = answering((args) =>
      args === "threat list" ? { stdout: threatsText } : { stdout: "Usage: mdatp threat list" },
    );
    expect((await readThreats({ mdatpPath, run })).threats).toHaveLength(2);
    expect(argsOf(asked)).toEqual(["threat list --output json", "threat list"]);
  });

  it("takes an empty output for no list, whether the command worked or not", async () => {
    const worked = answering(() => ({ stdout: "" }));
    expect(await readThreats({ mdatpPath, run: worked.run }).catch(asFailure)).toMatchObject({ code: "Unreadable" });
    const failed = answering(() => ({ exitCode: 1, stdout: "" }));
    expect(await readThreats({ mdatpPath, run: failed.run }).catch(asFailure)).toMatchObject({
      code: "Failed",
    });
  });

  it("asks for text where JSON is empty, and believes its word that there are none", async () => {
    const { run, asked } = answering((args) => ({ stdout: args === "threat list" ? "No threats\n" : "" }));
    const none = { threats: [], banners: [], truncated: false, form: "text", digest: expect.any(String) };
    expect(await readThreats({ mdatpPath, run })).toEqual(none);
    expect(asked).toHaveLength(2);
    // Remembered, it takes one child.
    expect(await readThreats({ mdatpPath, run }, { form: "text" })).toEqual(none);
    expect(argsOf(asked.slice(2))).toEqual(["threat list"]);
  });

  it("gives back the list that is known where the same is printed again, and a new one where not", async () => {
    let stdout = threatsText;
    const { run } = answering(() => ({ stdout }));
    const { digest } = await readThreats({ mdatpPath, run });
    const known = { threats: [], banners: [], truncated: false, counts: { active: 0, unknown: 0, handled: 2 }, digest };
    stdout = "No threats\n";
    expect(await readThreats({ mdatpPath, run }, { known })).toMatchObject({ threats: [], form: "json" });
    stdout = threatsText;
    expect(await readThreats({ mdatpPath, run }, { known })).toEqual({ ...known, form: "json" });
    expect((await readThreats({ mdatpPath, run })).threats).toHaveLength(2);
  });
});

describe("runMdatp", () => {
  it("gives what came, whatever the exit code", async () => {
    const { run, asked } = answering(() => ({ exitCode: 9, stderr: "no" }));
    expect(await runMdatp({ mdatpPath, run }, { args: ["definitions", "update"], timeoutMs: 60_000 })).toMatchObject({
      exitCode: 9,
    });
    expect(asked[0]).toMatchObject({ args: ["definitions", "update"], timeoutMs: 60_000 });
  });
});
