import { spawn } from "node:child_process";
import { RaycastHost, type Ended } from "../simulator/raycast";
import { programs } from "../../src/process/programs";
import { answersOf } from "./answers";
import { bareMac } from "./bare-mac";
import { interleave, type Samples } from "./samples";

/** How long the stand-ins for `mdatp` sleep before they answer, in seconds. */
export const DELAYS = [0, 0.1, 0.5] as const;

export interface PollOptions {
  dist: string;
  /** The folder with the empty menu-bar command. */
  fixtures: string;
  runs: number;
  samples: Samples;
}

/** The figures' names. */
export const POLL = {
  empty: (delay: number) => `empty command beside mdatp ${delay * 1000} ms: load to unload`,
  emptyFirst: (delay: number) => `empty command beside mdatp ${delay * 1000} ms: first paint`,
  emptyHeap: "empty command: peak heap",
  bare: (delay: number) => `mdatp alone, ${delay * 1000} ms`,
  whole: (delay: number) => `poll, mdatp ${delay * 1000} ms: load to unload`,
  first: (delay: number) => `poll, mdatp ${delay * 1000} ms: first paint`,
  children: (delay: number) => `poll, mdatp ${delay * 1000} ms: children`,
  heap: (delay: number) => `poll, mdatp ${delay * 1000} ms: peak heap`,
  uncached: "first poll ever: first paint",
  uncachedWhole: "first poll ever: load to unload",
  evaluate: "poll: evaluation of the bundle",
} as const;

/** Measures the background poll beside an empty command and beside its own `mdatp` alone. */
export async function measurePolls({ dist, fixtures, runs, samples }: PollOptions): Promise<void> {
  for (const delay of DELAYS) {
    const mac = bareMac();
    const mdatp = mac.answering(programs.mdatp, answersOf("healthy").get(programs.mdatp) ?? [], delay);
    const empty = new RaycastHost({ dist: fixtures, mac });
    const poll = new RaycastHost({ dist, mac });
    const measurements = [
      async (keep: boolean) => {
        const { measures } = await endOf(empty, "empty-menu");
        if (!keep) return;
        samples.add(POLL.empty(delay), "ms", measures.loadToUnloadMs);
        samples.add(POLL.emptyFirst(delay), "ms", measures.firstFrameMs);
        samples.add(POLL.emptyHeap, "MB", megabytes(measures.peakHeapBytes));
      },
      async (keep: boolean) => {
        const ended = await endOf(poll, "menu-bar");
        const { measures } = ended;
        if (!keep) return;
        samples.add(POLL.whole(delay), "ms", measures.loadToUnloadMs);
        samples.add(POLL.first(delay), "ms", measures.firstFrameMs);
        samples.add(POLL.children(delay), "children", measures.childrenStarted);
        samples.add(POLL.heap(delay), "MB", megabytes(measures.peakHeapBytes));
        samples.add(POLL.evaluate, "ms", measures.evaluateMs);
      },
      async (keep: boolean) => {
        const took = await timeOfChild(mdatp, ["health", "--output", "json"]);
        if (keep) samples.add(POLL.bare(delay), "ms", took);
      },
    ];
    await interleave(measurements, { runs, warmUp: 3 });
    mac.destroy();
  }
  await measureFirstPoll({ dist, fixtures, runs, samples });
}

/** The poll of a Mac that was never read: nothing is in the cache. */
async function measureFirstPoll({ dist, runs, samples }: PollOptions): Promise<void> {
  const mac = bareMac();
  mac.answering(programs.mdatp, answersOf("healthy").get(programs.mdatp) ?? []);
  const measure = async (keep: boolean) => {
    const { measures } = await endOf(new RaycastHost({ dist, mac }), "menu-bar");
    if (!keep) return;
    samples.add(POLL.uncached, "ms", measures.firstFrameMs);
    samples.add(POLL.uncachedWhole, "ms", measures.loadToUnloadMs);
  };
  await interleave([measure], { runs: Math.ceil(runs / 2), warmUp: 1 });
  mac.destroy();
}

/** One background run, which must have gone well. */
export async function endOf(host: RaycastHost, command: string): Promise<Ended> {
  const ended = await host.launch(command, { type: "background" }).ended;
  if (ended.reason !== "unloaded" || ended.leftover.length > 0) {
    throw new Error(`${command} did not end well: ${ended.reason} ${ended.error?.message ?? ""}`);
  }
  return ended;
}

/** Milliseconds from a program's start to the end of its output. */
export function timeOfChild(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.resume();
    child.stderr.resume();
    child.once("error", reject);
    child.once("close", () => resolve(performance.now() - startedAt));
  });
}

export function megabytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1e6;
}
