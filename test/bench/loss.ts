import { COSTS, type Cost } from "./cost";
import { cpuOverEmpty } from "./cost-bars";
import type { Samples } from "./samples";

/** CPU as a multiple of the empty command's in the same run, with by how much it may be off. */
export type Multiples = Partial<Record<Cost, { value: number; noise: number }>>;

/** How much more something may cost before it counts as a loss: below that, two machines differ by themselves. */
const REAL = 1.25;

/** What a run found, for another one to compare with. */
export function multiplesOf(samples: Samples): Multiples {
  const costs = Object.keys(COSTS) as Cost[];
  return Object.fromEntries(costs.map((cost) => [cost, cpuOverEmpty(samples, cost)]));
}

/**
 * What costs really more than before, in words. Multiples of what was measured in turn hardly change with the machine,
 * and twice the noise of the run is allowed for what is left, so that a busy machine alone is no loss.
 */
export function lossesAgainst(before: Multiples, now: Multiples): string[] {
  return (Object.keys(COSTS) as Cost[]).flatMap((cost) => {
    const [was, is] = [before[cost], now[cost]];
    if (!was || !is || is.value - 2 * is.noise <= was.value * REAL) return [];
    return [
      `${COSTS[cost]}: ${is.value.toFixed(2)} ± ${is.noise.toFixed(2)} × the empty command's CPU, before ${was.value.toFixed(2)} ×`,
    ];
  });
}
