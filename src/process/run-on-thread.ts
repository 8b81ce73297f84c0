import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { nativeOptions, nativeResult, type NativeEnd } from "./native-child";
import { runBlocking } from "./run-blocking";
import { notStarted, type Run } from "./run-result";

/** The longest that one child may take here: whoever ends the command waits for the child that is being read. */
export const LONGEST_READ_MS = 5_000;

/** The thread's code. A string, because a command is built into one file. It does nothing but what stops a thread. */
const CODE = `
const { parentPort } = require("node:worker_threads");
const { spawnSync } = require("node:child_process");
parentPort.on("message", ({ id, program, args, options }) => {
  let end;
  try {
    const { pid, status, signal, stdout, stderr, error } = spawnSync(program, args, options);
    end = { pid, status, signal, stdout, stderr, code: error && error.code };
  } catch (error) {
    end = { code: error.code };
  }
  parentPort.postMessage({ id, end });
});
`;

interface Reader {
  /** Has the thread run one child, after those asked for before; undefined where the thread came to nothing. */
  read(question: { program: string; args: readonly string[]; options: object }): Promise<NativeEnd | undefined>;
}

let reader: Reader | "none" | undefined;

/**
 * How a program is read while somebody looks. Raycast may end a command's thread at any moment, as soon as a window
 * closes or a menu item is clicked, and a child that was started in the ordinary way is then never killed and never
 * reaped. So one thread of the command's own is kept for it, from the first reading to the command's end: it stands
 * still in native code for one child after the other, and a thread that stands there ends only when the child is gone.
 *
 * A child gets 5 s at most, whatever is asked for, and cannot be cancelled once it was started. Where no thread can be
 * started, the command's own thread waits, as in `runBlocking`.
 */
export const runOnThread: Run = async (request) => {
  const { program, args, signal: given } = request;
  const bounded = { ...request, timeoutMs: Math.min(request.timeoutMs, LONGEST_READ_MS) };
  // The first paint leaves before a thread is started for what comes after it.
  if (reader === undefined) for (let turn = 0; turn < 2; turn++) await nextTurn();
  const startedAt = performance.now();
  const duration = () => Math.round(performance.now() - startedAt);
  if (!program.startsWith("/")) return notStarted({ code: "ENOENT" }, duration());
  if (given?.aborted) return notStarted({ code: "ECANCELED" }, duration());
  reader ??= startReader() ?? "none";
  if (reader === "none") return runBlocking(bounded);
  const end = await reader.read({ program, args: [...args], options: nativeOptions(bounded) });
  return end ? nativeResult(end, bounded, duration()) : runBlocking(bounded);
};

/** Starts the thread; undefined where this host lets no command have one. */
function startReader(): Reader | undefined {
  let thread: Worker;
  try {
    thread = new Worker(CODE, { eval: true, env: {}, execArgv: [] });
  } catch {
    return undefined;
  }
  let next = 0;
  const waiting = new Map<number, (end: NativeEnd | undefined) => void>();
  const settle = (id: number, end: NativeEnd | undefined) => {
    waiting.get(id)?.(end);
    waiting.delete(id);
    // A thread that has nothing to do keeps no command alive.
    if (waiting.size === 0) thread.unref();
  };
  const giveUp = () => {
    reader = "none";
    for (const id of waiting.keys()) settle(id, undefined);
  };
  thread.on("message", ({ id, end }: { id: number; end: NativeEnd }) => settle(id, end));
  // It could not begin, or ended by itself, which it never does: the command's own thread takes over.
  thread.on("error", giveUp);
  thread.on("exit", giveUp);
  thread.unref();
  return {
    read: (question) =>
      new Promise((resolve) => {
        const id = next++;
        waiting.set(id, resolve);
        thread.ref();
        thread.postMessage({ id, ...question });
      }),
  };
}
