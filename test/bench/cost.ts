import { programs } from "../../src/process/programs";
import { RaycastHost, type Ended } from "../simulator/raycast";
import type { PresetName } from "../simulator/mac/presets";
import { answersOf } from "./answers";
import { bareMac, type BareMac } from "./bare-mac";
import { endOf, timeOfChild } from "./poll";
import { interleave, type Samples } from "./samples";

/** What is measured in turn, each counted from the hand-over of its bundle. */
export const COSTS = {
  empty: "the empty command",
  bare: "the bare limit: one child and a title",
  exec: "a peer's shape: one child awaited, and a title",
  children: "a peer's shape: three children and a list",
  unchanged: "a poll that finds what the last one found",
  changed: "a poll that finds a change",
  sick: "a poll of a Mac with findings, unchanged",
  click: "a click on the item, everything read",
} as const;

export type Cost = keyof typeof COSTS;

/** The figures' names. */
export const COST = {
  cpu: (cost: Cost) => `${COSTS[cost]}: CPU`,
  time: (cost: Cost) => `${COSTS[cost]}: time`,
  evaluate: "the menu bar's bundle: CPU to evaluate",
  mdatp: "mdatp alone: time",
} as const;

/**
 * Measures what a poll costs beside the least and beside what others do, all in turn. CPU is that of the command's own
 * thread, so that a busy machine changes it little, and the child's is not in it.
 */
export async function measureCosts(options: { dist: string; fixtures: string; runs: number; samples: Samples }) {
  const { dist, fixtures, runs, samples } = options;
  const macs: BareMac[] = [];
  const macOf = (preset: PresetName) => {
    const mac = bareMac();
    macs.push(mac);
    for (const [program, answers] of answersOf(preset)) mac.answering(program, answers);
    return mac;
  };
  const add = (cost: Cost, { measures }: Ended) => {
    samples.add(COST.cpu(cost), "ms", measures.cpuMs);
    samples.add(COST.time(cost), "ms", measures.sinceHandOverMs);
    if (cost === "unchanged") samples.add(COST.evaluate, "ms", measures.evaluateCpuMs);
  };
  const fixture = (cost: Cost, command: string) => {
    const host = new RaycastHost({ dist: fixtures, mac: macOf("healthy") });
    return async (keep: boolean) => {
      const ended = await endOf(host, command);
      if (keep) add(cost, ended);
    };
  };
  const poll = (cost: Cost, preset: PresetName, before: (mac: BareMac) => void = () => undefined) => {
    const mac = macOf(preset);
    const host = new RaycastHost({ dist, mac });
    return async (keep: boolean) => {
      before(mac);
      const ended = await endOf(host, "menu-bar");
      if (keep) add(cost, ended);
    };
  };
  let isOff = false;
  const change = (mac: BareMac) => {
    isOff = !isOff;
    mac.answering(programs.mdatp, answersOf(isOff ? "unlicensed" : "healthy").get(programs.mdatp) ?? []);
  };
  const alone = macOf("healthy").answering(programs.mdatp, answersOf("healthy").get(programs.mdatp) ?? []);
  const clicked = new RaycastHost({ dist, mac: macOf("healthy") });
  await interleave(
    [
      fixture("empty", "empty-menu"),
      fixture("bare", "bare-menu"),
      fixture("exec", "exec-menu"),
      fixture("children", "children-menu"),
      poll("unchanged", "healthy"),
      poll("changed", "healthy", change),
      poll("sick", "not-approved"),
      async (keep) => {
        const run = clicked.launch("menu-bar");
        await run.waitFor("idle", 60_000);
        const ended = await run.unload();
        if (keep) add("click", ended);
      },
      async (keep) => {
        const took = await timeOfChild(alone, ["health", "--output", "json"]);
        if (keep) samples.add(COST.mdatp, "ms", took);
      },
    ],
    { runs, warmUp: 2 },
  );
  for (const mac of macs) mac.destroy();
}
