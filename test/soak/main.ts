/**
 * `npm run soak`: 1,000 background polls against an mdatp that behaves in every bad way in turn, then 200 workers ended
 * at random moments in every mode, among children that hang. `-- --polls 5000` and `-- --ends 1000` go on longer,
 * `-- --macs 8` uses more Macs at once. Ends with 1 where anything was left behind or shown wrongly.
 */
import { parseArgs } from "node:util";
import { ensureBuilt } from "../simulator/raycast";
import { endWorkers } from "./ended-workers";
import { growth, soak } from "./soak";

const { values } = parseArgs({
  options: {
    polls: { type: "string", default: "1000" },
    ends: { type: "string", default: "200" },
    macs: { type: "string", default: "4" },
  },
});

const dist = await ensureBuilt();
let done = 0;
const startedAt = performance.now();
const result = await soak({
  dist,
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
const ended = await endWorkers({ dist, ends: Number(values.ends), macs: Number(values.macs) });
console.log(
  [
    `${ended.ends} workers ended, ${ended.withChildren} with children; ${ended.wrong.length} things were left.`,
    ...ended.wrong,
  ].join("\n"),
);
const good = result.wrong.length === 0 && ended.wrong.length === 0;
process.exit(good && result.polls === Number(values.polls) && grown < 1.25 ? 0 : 1);
