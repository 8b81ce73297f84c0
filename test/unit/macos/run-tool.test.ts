import { askTool, runTool } from "../../../src/macos/run-tool";
import type { RunResult } from "../../../src/process/run";
import { failureOf } from "./failure-of";
import { fakeRun } from "./fake-run";

const ask = (result: Partial<RunResult>) => ({ program: "/usr/bin/tool", args: ["list"], run: fakeRun(() => result) });

it("resolves to what the tool printed", async () => {
  await expect(runTool(ask({ stdout: "words\n" }))).resolves.toBe("words\n");
});

it.each<[string, Partial<RunResult>, string, string]>([
  ["hangs", { exitCode: undefined, signal: "SIGKILL", timedOut: true }, "TimedOut", "no answer within 4 s"],
  ["is not there", { exitCode: undefined, spawnError: "ENOENT" }, "NotExecutable", "ENOENT"],
  ["may not be started", { exitCode: undefined, spawnError: "EACCES" }, "NoPermission", "EACCES"],
  ["floods", { exitCode: undefined, signal: "SIGKILL", truncated: true }, "Unreadable", "more output than this can be"],
  ["dies", { exitCode: undefined, signal: "SIGSEGV" }, "Failed", "signal SIGSEGV"],
  ["ends with an error", { exitCode: 2, stderr: "/Users/somebody" }, "Failed", "exit code 2"],
])("fails in words of its own where the tool %s", async (_, result, code, seen) => {
  const failure = await failureOf(() => runTool(ask(result)));
  expect(failure).toMatchObject({ code, seen });
  expect(failure.message).toContain("tool");
  expect(JSON.stringify(failure)).not.toContain("somebody");
});

it("hands an exit code over where it is an answer, but no other end", async () => {
  await expect(askTool(ask({ exitCode: 1 }))).resolves.toMatchObject({ exitCode: 1 });
  expect((await failureOf(() => askTool(ask({ exitCode: undefined, signal: "SIGABRT" })))).code).toBe("Failed");
});
