import { spawnSync } from "node:child_process";
import { setImmediate as nextTurn } from "node:timers/promises";
import { childEnvironment } from "./child-environment";
import { DEFAULT_MAX_OUTPUT_BYTES, notStarted, outputText, type Run } from "./run-result";

/**
 * As `run`, for readings that nobody looks at: the command's thread stands still until the child is gone. Raycast may
 * end that thread at any moment, and then a child that was started in the ordinary way is never killed and never
 * reaped. This wait and its time-out are in native code, which is run to its end before the thread can go, so nothing
 * is left behind. Two things differ: the cap holds for both outputs together, and a grandchild that keeps the pipes
 * open is waited for until the time-out.
 */
export const runBlocking: Run = async (request) => {
  // What is rendered, and what that scheduled, leaves the thread before it stands still.
  for (let turn = 0; turn < 2; turn++) await nextTurn();
  const startedAt = performance.now();
  const duration = () => Math.round(performance.now() - startedAt);
  const { program, args, timeoutMs, maxOutputBytes = DEFAULT_MAX_OUTPUT_BYTES, input, signal: given } = request;
  if (!program.startsWith("/")) return notStarted({ code: "ENOENT" }, duration());
  if (given?.aborted) return notStarted({ code: "ECANCELED" }, duration());
  try {
    const { pid, status, signal, stdout, stderr, error } = spawnSync(program, args, {
      cwd: "/",
      env: childEnvironment(),
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      ...(input !== undefined && { input }),
      timeout: Math.max(1, timeoutMs),
      killSignal: "SIGKILL",
      maxBuffer: maxOutputBytes,
    });
    if (!pid) return notStarted(error, duration());
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    return {
      exitCode: status ?? undefined,
      signal: signal ?? undefined,
      stdout: outputText(stdout.subarray(0, maxOutputBytes)),
      stderr: outputText(stderr.subarray(0, maxOutputBytes)),
      // One that ended by itself is not timed out, whatever holds its pipes.
      timedOut: code === "ETIMEDOUT" && status === null,
      truncated: code === "ENOBUFS",
      durationMs: duration(),
    };
  } catch (error) {
    return notStarted(error, duration());
  }
};
