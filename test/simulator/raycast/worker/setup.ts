import { workerData } from "node:worker_threads";
import type { ThreadSetup, WorkerSetup } from "../worker-setup";

const given = workerData as WorkerSetup | ThreadSetup;

/** What a thread of the command's own was started with; undefined in the command's worker. */
export const thread: ThreadSetup | undefined = "host" in given ? given : undefined;

/** What the command's worker was started with. */
export const setup: WorkerSetup = "host" in given ? given.host : given;

/** Milliseconds since the launch, on a clock that the simulated Mac does not bend. */
export function elapsedMs(): number {
  return performance.timeOrigin + performance.now() - setup.launchedAt;
}
