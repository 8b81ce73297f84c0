import { spawnSync } from "node:child_process";
import { setImmediate as nextTurn } from "node:timers/promises";
import { nativeOptions, nativeResult } from "./native-child";
import { notStarted, type Run } from "./run-result";

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
  const { program, args, signal: given } = request;
  if (!program.startsWith("/")) return notStarted({ code: "ENOENT" }, duration());
  if (given?.aborted) return notStarted({ code: "ECANCELED" }, duration());
  try {
    const { error, ...end } = spawnSync(program, args, nativeOptions(request));
    return nativeResult({ ...end, code: (error as NodeJS.ErrnoException | undefined)?.code }, request, duration());
  } catch (error) {
    return notStarted(error, duration());
  }
};
