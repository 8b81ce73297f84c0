import { once } from "node:events";
import type { Readable } from "node:stream";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { childEnvironment } from "./child-environment";
import { endGroup } from "./native-child";
import { DEFAULT_MAX_OUTPUT_BYTES, notStarted, outputText, type Run } from "./run-result";

export type { Run, RunRequest, RunResult } from "./run-result";

/** How long after the child's end its pipes may stay open: a grandchild can hold them for ever. */
const PIPE_GRACE_MS = 250;

/**
 * How this extension starts a program that may take long or must be cancelled, in a command that Raycast awaits: by
 * absolute path, without a shell, in an environment of its own, as the leader of its own process group. It waits for
 * the child's end whatever happens, and SIGKILL for the whole group bounds the wait.
 *
 * The time-out lives in the command's own thread: where that is ended in the middle, nobody is left to end a child that
 * hangs. `runOnThread` and `runBlocking` have no such gap, and so everything is read by them.
 */
export const run: Run = async (request) => {
  const startedAt = performance.now();
  const duration = () => Math.round(performance.now() - startedAt);
  const { program, args, timeoutMs, maxOutputBytes = DEFAULT_MAX_OUTPUT_BYTES, input, signal: given } = request;
  if (!program.startsWith("/")) return notStarted({ code: "ENOENT" }, duration());
  try {
    // Loaded when it is needed, not before: evaluating it costs more than a first paint.
    const { execa } = await import("execa");
    if (given?.aborted) return notStarted({ code: "ECANCELED" }, duration());
    const child = execa(program, [...args], {
      cwd: "/",
      env: childEnvironment(),
      extendEnv: false,
      shell: false,
      ...(input === undefined ? { stdin: "ignore" as const } : { input }),
      // The output is collected here, because execa would keep reading a child that floods.
      buffer: false,
      // What the child starts is ended with it. See `nativeOptions`.
      detached: true,
      reject: false,
    });
    if (child.pid === undefined) return notStarted(await child, duration());
    const gone = once(child, "close") as Promise<[exitCode: number | null, signal: string | null]>;
    const { pid } = child;
    const kill = () => endGroup(pid);
    process.once("exit", kill);
    const stdout = collect(child.stdout, maxOutputBytes, kill);
    const stderr = collect(child.stderr, maxOutputBytes, kill);
    child.once("exit", () => void closePipes([child.stdout, child.stderr]));
    // execa's own time-out gives up at once; this one goes on to the child's end.
    let timedOut = false;
    const timeOut = new AbortController();
    void sleep(Math.max(1, timeoutMs), undefined, { signal: timeOut.signal }).then(
      () => (timedOut = kill()),
      () => undefined,
    );
    given?.addEventListener("abort", kill);
    const [[exitCode, signal]] = await Promise.all([gone, child]);
    timeOut.abort();
    process.off("exit", kill);
    given?.removeEventListener("abort", kill);
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
  }
};

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
async function closePipes(streams: readonly (Readable | null)[]): Promise<void> {
  if (streams.every((stream) => stream === null || stream.closed)) return;
  await sleep(PIPE_GRACE_MS, undefined, { ref: false });
  // After a busy moment the timer may be due before the pipes were looked at.
  await nextTurn();
  for (const stream of streams) stream?.destroy();
}
