import { spawn, type ChildProcess } from "node:child_process";
import type { Readable, Stream } from "node:stream";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { childEnvironment } from "./child-environment";
import { DEFAULT_MAX_OUTPUT_BYTES, notStarted, outputText, type Run, type RunRequest } from "./run-result";

export type { Run, RunRequest, RunResult } from "./run-result";

/** How long after the child's end its pipes may stay open: a grandchild can hold them for ever. */
const PIPE_GRACE_MS = 250;

/**
 * How this extension starts a program while somebody looks: by absolute path, without a shell, in an environment of its
 * own. Raycast unloads a command when it says it is done, and a child that is still there then is never reaped; so
 * this waits for the child's end whatever happens, and SIGKILL bounds the wait.
 *
 * The time-out lives in the command's own thread: where Raycast ends that thread in the middle, nobody is left to end a
 * child that hangs. `runBlocking` has no such gap.
 */
export const run: Run = async (request) => {
  const startedAt = performance.now();
  const duration = () => Math.round(performance.now() - startedAt);
  const { program, timeoutMs, maxOutputBytes = DEFAULT_MAX_OUTPUT_BYTES, input, signal: given } = request;
  if (!program.startsWith("/")) return notStarted({ code: "ENOENT" }, duration());
  if (given?.aborted) return notStarted({ code: "ECANCELED" }, duration());
  let child: ChildProcess;
  try {
    child = start(request);
  } catch (error) {
    return notStarted(error, duration());
  }
  let timedOut = false;
  const kill = () => child.kill("SIGKILL");
  const timeOut = new AbortController();
  void sleep(Math.max(1, timeoutMs), undefined, { signal: timeOut.signal }).then(
    () => (timedOut = kill()),
    () => undefined,
  );
  given?.addEventListener("abort", kill);
  const stdout = collect(child.stdout, maxOutputBytes, kill);
  const stderr = collect(child.stderr, maxOutputBytes, kill);
  // A child may end without having read all of it.
  child.stdin?.on("error", () => undefined).end(input);
  try {
    const [exitCode, signal] = await ended(child);
    return {
      exitCode: exitCode ?? undefined,
      signal: signal ?? undefined,
      stdout: stdout.text(),
      stderr: stderr.text(),
      timedOut,
      truncated: stdout.truncated() || stderr.truncated(),
      durationMs: duration(),
    };
  } catch (error) {
    return notStarted(error, duration());
  } finally {
    timeOut.abort();
    given?.removeEventListener("abort", kill);
  }
};

function start({ program, args, input }: RunRequest): ChildProcess {
  return spawn(program, args, {
    cwd: "/",
    env: childEnvironment(),
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
}

/** Waits until the child is gone and its pipes are closed. Rejects where it could not be started. */
function ended(child: ChildProcess): Promise<[exitCode: number | null, signal: string | null]> {
  return new Promise((resolve, reject) => {
    child.on("error", (error) => {
      // Without a pid there never was a child; with one, a signal did not reach it, and its end is still to come.
      if (child.pid === undefined) reject(error);
    });
    child.once("exit", () => void closePipes([child.stdin, child.stdout, child.stderr]));
    child.once("close", (exitCode, signal) => resolve([exitCode, signal]));
  });
}

/** Keeps at most `limit` bytes of a stream, then lets go of it and calls `onFull`. */
function collect(stream: Readable | null, limit: number, onFull: () => void) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let truncated = false;
  stream?.on("data", (chunk: Uint8Array) => {
    if (truncated) return;
    const rest = limit - size;
    if (chunk.byteLength > rest) {
      truncated = true;
      chunk = chunk.subarray(0, rest);
      stream.destroy();
      onFull();
    }
    size += chunk.byteLength;
    chunks.push(chunk);
  });
  return {
    truncated: () => truncated,
    text: () => outputText(Buffer.concat(chunks, size)),
  };
}

/** What a child wrote before its end is still read; what only a grandchild holds open is then closed. */
async function closePipes(pipes: readonly ((Stream & { closed: boolean; destroy(): void }) | null)[]): Promise<void> {
  const open = () => pipes.filter((pipe) => pipe !== null && !pipe.closed);
  if (open().length === 0) return;
  await sleep(PIPE_GRACE_MS, undefined, { ref: false });
  // After a busy moment the timer may be due before the pipes were looked at.
  await nextTurn();
  for (const pipe of open()) pipe?.destroy();
}
