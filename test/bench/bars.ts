import { HISTORY } from "./history";
import { POLL } from "./poll";
import type { Samples } from "./samples";
import { THREATS, VIEWS } from "./views";

/** One number that was promised, and what it is. */
export interface Bar {
  what: string;
  value: number;
  /** The most that it may be. */
  most: number;
  unit: "×" | "MB" | "children" | "kB" | "ms";
  /** By how much the value may be off in this run; 0 where nothing is left out. */
  noise?: number;
}

/** The promises, worked out from what was measured. */
export function barsOf(samples: Samples): Bar[] {
  const bars: Bar[] = [];
  bars.push(
    {
      what: "first paint from the cache, over the empty command's",
      value: samples.medianOfRounds([POLL.first(0), POLL.emptyFirst(0)], (first, empty) => first / empty),
      most: 1.25,
      unit: "×",
    },
    { what: "children of a poll", value: samples.median(POLL.children(0)), most: 1, unit: "children" },
    { what: "heap of a poll", value: samples.median(POLL.heap(0)), most: 50, unit: "MB" },
    { what: "heap of the status view", value: samples.median(VIEWS.statusHeap), most: 50, unit: "MB" },
  );
  for (const count of THREATS) {
    const value = samples.median(VIEWS.threatsHeap(count));
    bars.push({ what: `heap with ${count} threats on screen`, value, most: 50, unit: "MB" });
  }
  bars.push({
    // A year's log is no longer than what is read of it, so all that may differ is noise.
    what: "poll after a year of history, over one after a day",
    value: samples.medianOfRounds([HISTORY.poll("a year"), HISTORY.poll("a day")], (year, day) => year / day),
    most: 1.1,
    unit: "×",
  });
  return bars;
}
