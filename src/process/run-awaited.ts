import { run } from "./run";
import type { Run } from "./run-result";
import { LONGEST_READ_MS, runOnThread } from "./run-on-thread";

/**
 * For whoever both reads the Mac and changes it. What ends within 5 s is waited for by the reader thread, so that
 * nothing is left behind whenever the command ends. What may take longer, or must be cancelled, is started by `run`;
 * it belongs into a command without a view, which Raycast awaits.
 */
export const runAwaited: Run = (request) =>
  request.timeoutMs <= LONGEST_READ_MS && request.signal === undefined ? runOnThread(request) : run(request);
