import { RaycastHost } from "../simulator/raycast";
import { answersOf } from "./answers";
import { bareMac, type BareMac } from "./bare-mac";
import { megabytes } from "./poll";
import { interleave, type Samples } from "./samples";

/** How many entries the lists hold. */
export const THREATS = [10, 1_000, 10_000] as const;

export const VIEWS = {
  statusFirst: "status: first paint",
  status: "status: everything read",
  statusChildren: "status: children",
  statusHeap: "status: peak heap",
  threats: (count: number) => `threats, ${count}: list shown`,
  threatsHeap: (count: number) => `threats, ${count}: peak heap`,
} as const;

/** Measures the views that read the Mac. */
export async function measureViews(dist: string, runs: number, samples: Samples): Promise<void> {
  const mac = macOf();
  const host = new RaycastHost({ dist, mac });
  const status = async (keep: boolean) => {
    const run = host.launch("status");
    const startedAt = performance.now();
    await run.waitFor("idle");
    const took = performance.now() - startedAt;
    const { measures } = await run.unload();
    if (!keep) return;
    samples.add(VIEWS.statusFirst, "ms", measures.firstFrameMs);
    samples.add(VIEWS.status, "ms", took);
    samples.add(VIEWS.statusChildren, "children", measures.childrenStarted);
    samples.add(VIEWS.statusHeap, "MB", megabytes(measures.peakHeapBytes));
  };
  await interleave([status], { runs: Math.ceil(runs / 2), warmUp: 2 });
  mac.destroy();
  for (const count of THREATS) await measureThreats(dist, count, count < 10_000 ? 5 : 3, samples);
}

async function measureThreats(dist: string, count: number, runs: number, samples: Samples): Promise<void> {
  const mac = macOf(count);
  const host = new RaycastHost({ dist, mac });
  const measure = async (keep: boolean) => {
    const run = host.launch("threats");
    const startedAt = performance.now();
    await run.waitFor("idle", 60_000);
    const took = performance.now() - startedAt;
    if (run.byType("List.Item").length === 0) throw new Error("The threats are not shown");
    const { measures } = await run.unload();
    if (!keep) return;
    samples.add(VIEWS.threats(count), "ms", took);
    samples.add(VIEWS.threatsHeap(count), "MB", megabytes(measures.peakHeapBytes));
  };
  await interleave([measure], { runs, warmUp: 1 });
  mac.destroy();
}

/** A bare Mac that answers everything. */
function macOf(threats?: number): BareMac {
  const mac = bareMac();
  for (const [program, answers] of answersOf("healthy", Date.now(), threats)) mac.answering(program, answers);
  return mac;
}
