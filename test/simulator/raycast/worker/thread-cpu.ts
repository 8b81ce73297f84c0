import { readFileSync } from "node:fs";

// The edge redirects the file system to the simulated Mac; this is about the machine that the host runs on.
const readNow = readFileSync;

/** The CPU time that this thread has taken, in milliseconds; undefined where the system does not say, as off Linux. */
export function threadCpuMs(): number | undefined {
  try {
    const [nanoseconds] = readNow("/proc/thread-self/schedstat", "latin1").split(" ");
    const cpu = Number(nanoseconds) / 1e6;
    return Number.isFinite(cpu) ? cpu : undefined;
  } catch {
    return undefined;
  }
}

/** What passed between two readings; undefined where one is missing. */
export function since(before: number | undefined, now: number | undefined): number | undefined {
  return before === undefined || now === undefined ? undefined : now - before;
}
