/** What many runs of one thing came to. */
export interface Summary {
  median: number;
  /** Between the first and the third quarter of the runs. */
  spread: number;
  runs: number;
}

/** The value below which `share` (0 to 1) of the values lie; NaN where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? NaN : low + (high - low) * (at - Math.floor(at));
}

/** Median and spread. */
export function summarize(values: readonly number[]): Summary {
  return {
    median: quantile(values, 0.5),
    spread: quantile(values, 0.75) - quantile(values, 0.25),
    runs: values.length,
  };
}
