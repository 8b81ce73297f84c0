import { quantile, summarize, type Summary } from "./statistics";

export type Unit = "ms" | "MB" | "kB" | "children";

/** Figures by name, each measured many times. */
export class Samples {
  private readonly values = new Map<string, { unit: Unit; values: number[] }>();

  /** Adds one measurement; undefined, which is one that could not be taken, is left out. */
  add(name: string, unit: Unit, value: number | undefined): void {
    if (value === undefined) return;
    const figure = this.values.get(name) ?? { unit, values: [] };
    figure.values.push(value);
    this.values.set(name, figure);
  }

  /** Every figure, in the order in which they were first measured. */
  summaries(): Record<string, Summary & { unit: Unit }> {
    return Object.fromEntries(
      [...this.values].map(([name, { unit, values }]) => [name, { ...summarize(values), unit }]),
    );
  }

  /** The median of a figure; throws where it was never measured. */
  median(name: string): number {
    return summarize(this.valuesOf(name)).median;
  }

  /**
   * The median over the rounds of what is worked out from figures measured in turn. On a busy machine that says more
   * than working it out from their medians: neighbors had the same share of it.
   */
  medianOfRounds(names: readonly string[], combine: (...values: number[]) => number): number {
    const figures = names.map((name) => this.valuesOf(name));
    const rounds = Math.min(...figures.map((values) => values.length));
    const perRound = Array.from({ length: rounds }, (_, round) =>
      combine(...figures.map((values) => values[round] ?? NaN)),
    );
    return summarize(perRound).median;
  }

  /** The same, with by how much it may be off: the error of a median of so many rounds, estimated by their quarters. */
  ratioOfRounds(names: readonly string[], combine: (...values: number[]) => number): { value: number; noise: number } {
    const figures = names.map((name) => this.valuesOf(name));
    const rounds = Math.min(...figures.map((values) => values.length));
    const { median, spread } = summarize(
      Array.from({ length: rounds }, (_, round) => combine(...figures.map((values) => values[round] ?? NaN))),
    );
    return { value: median, noise: (1.25 * spread) / 1.35 / Math.sqrt(rounds) };
  }

  /** The value that a tenth of the runs stayed below: what it costs when nothing came in between. */
  tenth(name: string): number {
    return quantile(this.valuesOf(name), 0.1);
  }

  private valuesOf(name: string): readonly number[] {
    const figure = this.values.get(name);
    if (!figure) throw new Error(`“${name}” was not measured`);
    return figure.values;
  }
}

/**
 * Takes turns: every measurement once, then every one again, so that whatever else the machine does meanwhile falls on
 * all of them alike. What the first rounds give is thrown away.
 */
export async function interleave(
  measurements: readonly ((keep: boolean) => Promise<void>)[],
  { runs, warmUp }: { runs: number; warmUp: number },
): Promise<void> {
  for (let round = -warmUp; round < runs; round++) {
    for (const measure of measurements) await measure(round >= 0);
  }
}
