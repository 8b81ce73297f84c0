import type { Bar } from "./bars";
import { COST, COSTS, type Cost } from "./cost";
import type { Samples } from "./samples";

/** The promises of what a poll costs. CPU as a multiple of the empty command's in the same round: that holds anywhere. */
export function costBars(samples: Samples, bundleBytes: number): Bar[] {
  return [
    {
      what: "CPU of an unchanged poll, over the empty command's",
      ...cpuOverEmpty(samples, "unchanged"),
      most: 3.2,
      unit: "×",
    },
    {
      what: "CPU of a poll of a Mac with findings, beyond a healthy one's",
      ...samples.ratioOfRounds([COST.cpu("sick"), COST.cpu("unchanged")], (sick, healthy) => sick - healthy),
      most: 3,
      unit: "ms",
    },
    {
      what: "own time of an unchanged poll, over the empty command's",
      ...samples.ratioOfRounds(
        [COST.time("unchanged"), COST.mdatp, COST.time("empty")],
        (poll, mdatp, empty) => (poll - mdatp) / empty,
      ),
      most: 2.4,
      unit: "×",
    },
    {
      what: "CPU to evaluate the menu bar's bundle",
      ...samples.ratioOfRounds([COST.evaluate], (value) => value),
      most: 10,
      unit: "ms",
    },
    { what: "size of the menu bar's bundle", value: bundleBytes / 1000, most: 125, unit: "kB" },
  ];
}

/** CPU as a multiple of the empty command's, worked out round by round. */
export function cpuOverEmpty(samples: Samples, cost: Cost): { value: number; noise: number } {
  return samples.ratioOfRounds([COST.cpu(cost), COST.cpu("empty")], (own, empty) => own / empty);
}

/** What each costs beside the others: milliseconds of CPU and time, and CPU as a multiple of the empty command's. */
export function costTable(samples: Samples): string {
  const rows = (Object.keys(COSTS) as Cost[]).map((cost) => {
    const cpu = COST.cpu(cost);
    const { value, noise } = cpuOverEmpty(samples, cost);
    const ms = (figure: number) => figure.toFixed(1).padStart(7);
    return [
      COSTS[cost].padEnd(54),
      `${ms(samples.tenth(cpu))} ${ms(samples.median(cpu))}`,
      `${ms(samples.tenth(COST.time(cost)))} ${ms(samples.median(COST.time(cost)))}`,
      `${value.toFixed(2)} ± ${noise.toFixed(2)}`,
    ].join("   ");
  });
  return [
    `${"from the hand-over of the bundle, in ms".padEnd(54)}   CPU p10  median   time p10  median   CPU, × empty`,
    ...rows,
  ].join("\n");
}
