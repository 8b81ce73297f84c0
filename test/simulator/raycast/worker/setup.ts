import { workerData } from "node:worker_threads";
import type { WorkerSetup } from "../worker-setup";

/** What this worker was started with. */
export const setup = workerData as WorkerSetup;

/** Milliseconds since the launch, on a clock that the simulated Mac does not bend. */
export function elapsedMs(): number {
  return performance.timeOrigin + performance.now() - setup.launchedAt;
}
