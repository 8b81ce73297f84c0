import { askTool, runTool } from "../../../src/macos/run-tool";
import type { RunResult } from "../../../src/process/run";
import { failureOf } from "./failure-of";
import { fakeMac } from "../fakes/mac";

const TOOL = { program: "/usr/bin/tool", args: ["list"] };
const ending = (result: Partial<RunResult>) => fakeMac({ answer: () => result });

it("resolves to what the tool printed", async () => {
  await expect(runTool(ending({ stdout: "words\n" }), TOOL)).resolves.toBe("words\n");
});

it.each<[string, Partial<RunResult>, string, string]>([
  ["hangs", { exitCode: undefined, signal: "SIGKILL", timedOut: true }, "TimedOut", "no answer within 4 s"],
  ["is not there", { exitCode: undefined, spawnError: "ENOENT" }, "NotExecutable", "ENOENT"],
  ["may not be started", { exitCode: undefined, spawnError: "EACCES" }, "NoPermission", "EACCES"],
  ["floods", { exitCode: undefined, signal: "SIGKILL", truncated: true }, "Unreadable", "more output than this can be"],
  ["dies", { exitCode: undefined, signal: "SIGSEGV" }, "Failed", "signal SIGSEGV"],
  ["ends with an error", { exitCode: 2, stderr: "/Users/somebody" }, "Failed", "exit code 2"],
])("fails in words of its own where the tool %s", async (_, result, code, seen) => {
  const failure = await failureOf(() => runTool(ending(result), TOOL));
  expect(failure).toMatchObject({ code, seen });
  expect(failure.message).toContain("tool");
  expect(JSON.stringify(failure)).not.toContain("somebody");
});

it("hands an exit code over where it is an answer, but no other end", async () => {
  await expect(askTool(ending({ exitCode: 1 }), TOOL)).resolves.toMatchObject({ exitCode: 1 });
  expect((await failureOf(() => askTool(ending({ exitCode: undefined, signal: "SIGABRT" }), TOOL))).code).toBe(
    "Failed",
  );
});

test("tells a fault of this extension's as one, not as macOS's", async () => {
  const failure = await failureOf(() => runTool(ending({ exitCode: undefined, spawnError: "UNKNOWN" }), TOOL));
  expect(failure).toMatchObject({ code: "Failed", message: expect.stringContaining("a fault of its own") });
});
