/**
 * `npm run bench`: what the extension costs, measured in the Raycast host with the bundles of `ray build`, side by side
 * with an empty menu-bar command and with the bare start of the same `mdatp`. Prints a table, writes build/bench.json
 * and compares with test/bench/baseline.json. `-- --save` makes the figures the new baseline, `-- --runs 100` measures
 * longer, and `-- --check` ends with 1 where a promise is missed by more than the noise of its run. `-- --short` only
 * measures polls and the click beside the shapes of others, in a minute; with `--check` it ends with 1 where one of them
 * costs really more than in the baseline, and with `--save` only those figures of the baseline are replaced.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, projectFolder } from "../simulator/raycast";
import { buildFixtures } from "../simulator/raycast/fixtures/build";
import { barsOf } from "./bars";
import { measureCosts } from "./cost";
import { costBars, costTable } from "./cost-bars";
import { measureBundles } from "./bundles";
import { lossesAgainst, multiplesOf } from "./loss";
import { measureHistory } from "./history";
import { measurePolls } from "./poll";
import { isHeld, table, type BenchReport } from "./report";
import { Samples } from "./samples";
import { measureViews } from "./views";

const { values } = parseArgs({
  options: {
    runs: { type: "string" },
    save: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    short: { type: "boolean", default: false },
  },
});
const runs = Math.max(3, Number(values.runs ?? (values.short ? 12 : 40)) || 0);

const dist = await ensureBuilt();
const fixtures = buildFixtures();
const samples = new Samples();
await measureCosts({ dist, fixtures, runs, samples });
if (!values.short) {
  await measurePolls({ dist, fixtures, runs, samples });
  await measureViews(dist, runs, samples);
  await measureHistory(dist, Math.ceil(runs / 2), samples);
  await measureBundles(dist, Math.min(runs, 15), samples);
}
rmSync(fixtures, { recursive: true, force: true });

const report: BenchReport = {
  node: process.version,
  takenAt: new Date().toISOString(),
  runs,
  figures: samples.summaries(),
  bars: [
    ...costBars(samples, readFileSync(join(dist, "menu-bar.js")).byteLength),
    ...(values.short ? [] : barsOf(samples)),
  ],
  multiples: multiplesOf(samples),
};
const baselineFile = join(projectFolder(), "test", "bench", "baseline.json");
const baseline = existsSync(baselineFile) ? (JSON.parse(readFileSync(baselineFile, "utf8")) as BenchReport) : undefined;
console.log(table(report, baseline));
console.log(`\n${costTable(samples)}`);

write(join(projectFolder(), "build", "bench.json"));
if (values.save) write(baselineFile, values.short && baseline ? { ...baseline, multiples: report.multiples } : report);
const losses = lossesAgainst(baseline?.multiples ?? {}, report.multiples ?? {});
for (const loss of losses) console.log(`\nA LOSS: ${loss}`);
const isGood = values.short ? losses.length === 0 : report.bars.every(isHeld);
process.exit(values.check && !isGood ? 1 : 0);

function write(file: string, what = report): void {
  mkdirSync(dirname(file), { recursive: true });
  const rounded = (_: string, value: unknown) =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(3)) : value;
  writeFileSync(file, `${JSON.stringify(what, rounded, 2)}\n`);
}
