/**
 * `npm run fuzz`: tries everything that reads what others wrote with a million made-up inputs. `-- --runs 5000000` goes
 * on longer, `-- --target cache` keeps to the targets whose name holds that, `-- --seed 42` repeats a run.
 */
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz";
import { TARGETS } from "./targets";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000000" },
    target: { type: "string", default: "" },
    seed: { type: "string" },
  },
});

let failed = 0;
for (const target of TARGETS.filter(({ name }) => name.includes(values.target))) {
  const startedAt = performance.now();
  try {
    const cases = fuzz(target, Number(values.runs), values.seed === undefined ? undefined : Number(values.seed));
    console.log(`${target.name}: ${cases} cases, ${Math.round((performance.now() - startedAt) / 100) / 10} s`);
  } catch (error) {
    failed++;
    console.error(`${target.name}: ${(error as Error).message}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
