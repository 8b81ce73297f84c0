import { POLL } from "./poll";
import type { Bar } from "./bars";
import type { Multiples } from "./loss";
import type { Summary } from "./statistics";
import type { Unit } from "./samples";

export interface BenchReport {
  node: string;
  takenAt: string;
  runs: number;
  figures: Record<string, Summary & { unit: Unit }>;
  bars: Bar[];
  /** CPU of polls and of the click as multiples of the empty command's; what a short run is compared with. */
  multiples?: Multiples;
}

/**
 * A figure in a form that two machines can be compared by: milliseconds as multiples of the empty command of the same
 * run, everything else as it is.
 */
function comparable({ figures }: BenchReport, name: string): number | undefined {
  const figure = figures[name];
  const empty = figures[POLL.empty(0)];
  if (!figure || !empty) return undefined;
  return figure.unit === "ms" ? figure.median / empty.median : figure.median;
}

/** Both tables as text: every figure with its change since `before`, and every promise with whether it holds. */
export function table(report: BenchReport, before: BenchReport | undefined): string {
  const rows = Object.entries(report.figures).map(([name, { median, spread, unit }]) => {
    const was = before && comparable(before, name);
    const is = comparable(report, name);
    const change = was !== undefined && was > 0 && is !== undefined ? `${(is / was).toFixed(2)} ×` : "";
    return [name, `${median.toFixed(1)} ${unit}`, spread > 0 ? `± ${(spread / 2).toFixed(1)}` : "", change];
  });
  const promises = report.bars.map(({ what, value, most, unit, noise }) => [
    what,
    `${value.toFixed(2)}${noise ? ` ± ${noise.toFixed(2)}` : ""} ${unit}`,
    `at most ${most}`,
    isHeld({ value, most, noise }) ? "held" : "NOT HELD",
  ]);
  return [
    ...columns([["figure", "median", "half spread", "against the baseline"], ...rows]),
    "",
    ...columns([["promise", "now", "", ""], ...promises]),
  ].join("\n");
}

/** Whether a promise is kept, as far as its run can tell. */
export function isHeld({ value, most, noise = 0 }: Pick<Bar, "value" | "most" | "noise">): boolean {
  return value - noise <= most;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
