import { RaycastHost } from "../simulator/raycast";
import { recordReading } from "../../src/timeline/record-reading";
import { programs } from "../../src/process/programs";
import { sample } from "../unit/timeline/sample";
import { answersOf } from "./answers";
import { bareMac } from "./bare-mac";
import { endOf } from "./poll";
import { interleave, type Samples } from "./samples";

const HOUR = 3_600_000;

/** How many hours of history there are. */
export const AGES = { "a day": 24, "a month": 30 * 24, "a year": 365 * 24 } as const;

export const HISTORY = {
  poll: (age: string) => `poll after ${age} of history: load to unload`,
  view: (age: string) => `history of ${age}: shown`,
} as const;

/** Measures the poll and the view of the history with a log of each age, side by side. */
export async function measureHistory(dist: string, runs: number, samples: Samples): Promise<void> {
  const mac = bareMac();
  mac.answering(programs.mdatp, answersOf("healthy").get(programs.mdatp) ?? []);
  const hosts = Object.entries(AGES).map(([age, hours]) => {
    const host = new RaycastHost({ dist, mac });
    fill(host.supportPath, hours);
    return { age, host };
  });
  const polls = hosts.map(({ age, host }) => async (keep: boolean) => {
    const { measures } = await endOf(host, "menu-bar");
    if (keep) samples.add(HISTORY.poll(age), "ms", measures.loadToUnloadMs);
  });
  await interleave(polls, { runs, warmUp: 2 });
  const views = hosts
    .filter(({ host }) => host.manifest.commands.some(({ name }) => name === "history"))
    .map(({ age, host }) => async (keep: boolean) => {
      const startedAt = performance.now();
      const run = host.launch("history");
      await run.waitFor("idle", 60_000);
      const took = performance.now() - startedAt;
      await run.unload();
      if (keep) samples.add(HISTORY.view(age), "ms", took);
    });
  await interleave(views, { runs: 5, warmUp: 1 });
  mac.destroy();
}

/** A history in which something changes every two hours. */
export function fill(supportPath: string, hours: number): void {
  const now = Date.now();
  for (let hour = hours; hour > 0; hour -= 2) {
    const level = hour % 4 === 0 ? "protected" : "attention";
    const { snapshot, assessment } = sample(now - hour * HOUR, { level });
    const outcome = recordReading(supportPath, snapshot, assessment, "background");
    if (outcome.kind !== "recorded") throw new Error(`The history was not written: ${outcome.kind}`);
  }
}
