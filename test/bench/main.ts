/**
 * `npm run bench`: what the extension costs, measured in the Raycast host with the bundles of `ray build`, side by side
 * with an empty menu-bar command and with the bare start of the same `mdatp`. Prints a table, writes build/bench.json
 * and compares with test/bench/baseline.json. `-- --save` makes the figures the new baseline, `-- --runs 100` measures
 * longer, `-- --check` ends with 1 where a promise is not held.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, projectFolder } from "../simulator/raycast";
import { buildFixtures } from "../simulator/raycast/fixtures/build";
import { barsOf } from "./bars";
import { measureBundles } from "./bundles";
import { measureHistory } from "./history";
import { measurePolls } from "./poll";
import { isHeld, table, type BenchReport } from "./report";
import { Samples } from "./samples";
import { measureViews } from "./views";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "40" },
    save: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});
const runs = Math.max(3, Number(values.runs) || 0);

const dist = await ensureBuilt();
const fixtures = buildFixtures();
const samples = new Samples();
await measurePolls({ dist, fixtures, runs, samples });
await measureViews(dist, runs, samples);
await measureHistory(dist, Math.ceil(runs / 2), samples);
await measureBundles(dist, Math.min(runs, 15), samples);
rmSync(fixtures, { recursive: true, force: true });

const report: BenchReport = {
  node: process.version,
  takenAt: new Date().toISOString(),
  runs,
  figures: samples.summaries(),
  bars: barsOf(samples),
};
const baselineFile = join(projectFolder(), "test", "bench", "baseline.json");
const baseline = existsSync(baselineFile) ? (JSON.parse(readFileSync(baselineFile, "utf8")) as BenchReport) : undefined;
console.log(table(report, baseline));

write(join(projectFolder(), "build", "bench.json"));
if (values.save) write(baselineFile);
process.exit(values.check && !report.bars.every(isHeld) ? 1 : 0);

function write(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const rounded = (_: string, value: unknown) =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(3)) : value;
  writeFileSync(file, `${JSON.stringify(report, rounded, 2)}\n`);
}
