/**
 * `npm run soak`: 1,000 background polls against an mdatp that behaves in every bad way in turn. `-- --polls 5000` goes
 * on longer, `-- --macs 8` polls more Macs at once. Ends with 1 where anything was left behind or shown wrongly.
 */
import { parseArgs } from "node:util";
import { ensureBuilt } from "../simulator/raycast";
import { growth, soak } from "./soak";

const { values } = parseArgs({
  options: { polls: { type: "string", default: "1000" }, macs: { type: "string", default: "4" } },
});

let done = 0;
const startedAt = performance.now();
const result = await soak({
  dist: await ensureBuilt(),
  polls: Number(values.polls),
  macs: Number(values.macs),
  onPoll(behavior, wrong) {
    done++;
    for (const what of wrong) console.log(`${done} ${behavior}: ${what}`);
    if (done % 100 === 0) console.log(`${done} polls, ${Math.round((performance.now() - startedAt) / 1000)} s`);
  },
});
const grown = growth(result.memory);
console.log(
  [
    `${result.polls} polls; ${result.wrong.length} things went wrong.`,
    `Highest heap of a poll: ${result.peakHeap.toFixed(1)} MB.`,
    `Memory of the process, last third against the middle one: ${grown.toFixed(2)} ×.`,
    ...result.wrong,
  ].join("\n"),
);
process.exit(result.wrong.length === 0 && result.polls === Number(values.polls) && grown < 1.25 ? 0 : 1);
