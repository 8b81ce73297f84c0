import { type Level, LEVELS } from "../model/level";
import type { TimelineDay } from "./timeline";

/** Colors of a chart, each as SVG writes it. */
export interface ChartColors {
  levels: Readonly<Record<Level, string>>;
  text: string;
  line: string;
}

/** What the levels are called in the legend. */
export type LevelNames = Readonly<Record<Level, string>>;

/** About as wide as a detail beside a list: wider, and its letters would be drawn too small to read. */
const WIDTH = 440;
const HEIGHT = 190;
const LEFT = 36;
const TOP = 10;
const BOTTOM = 60;
const LEGEND_COLUMNS = 3;
const LEGEND_ROW = 17;
const HOUR_MS = 60 * 60_000;
const PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;

/**
 * The days as one bar each, in hours at each level, as an SVG. Protected time stands on the ground and worse time on
 * top of it. Time in which nobody looked is an empty outline and never has a level's color. A legend names
 * the colors that are there.
 */
export function historyChart(days: readonly TimelineDay[], colors: ChartColors, names: LevelNames): string {
  const step = (WIDTH - LEFT) / Math.max(1, days.length);
  const bars = days.map((day, index) => bar(day, LEFT + index * step, step, colors)).join("");
  const hours = [0, 6, 12, 18, 24].map((hour) => {
    const y = TOP + PLOT_HEIGHT - heightOf(hour * HOUR_MS);
    return (
      `<line x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}" stroke="${colors.line}" stroke-width="1"/>` +
      `<text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${hour} h</text>`
    );
  });
  const every = Math.max(1, Math.ceil(days.length / 6));
  const dates = days.map((day, index) =>
    index % every === 0
      ? `<text x="${round(LEFT + (index + 0.5) * step)}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${dateOf(day.from)}</text>`
      : "",
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" ` +
    `role="img" font-family="-apple-system, sans-serif" font-size="11" fill="${colors.text}">` +
    `<title>Hours at each level of protection, by day</title>${hours.join("")}${bars}${dates.join("")}` +
    `${legend(days, colors, names)}</svg>`
  );
}

function legend(days: readonly TimelineDay[], colors: ChartColors, names: LevelNames): string {
  const segments = days.flatMap((day) => day.segments);
  const levels = LEVELS.toReversed().filter((level) => segments.some((one) => !one.gap && one.level === level));
  const entries = levels.map((level) => ({ look: `fill="${colors.levels[level]}"`, name: names[level] }));
  if (segments.some(({ gap }) => gap)) {
    entries.push({ look: `fill="none" stroke="${colors.line}" stroke-dasharray="3 3"`, name: "Not Watched" });
  }
  return entries
    .map(({ look, name }, index) => {
      const x = LEFT + (index % LEGEND_COLUMNS) * round((WIDTH - LEFT) / LEGEND_COLUMNS);
      const y = HEIGHT - 7 - LEGEND_ROW * (1 - Math.floor(index / LEGEND_COLUMNS));
      return `<rect x="${x}" y="${y - 9}" width="10" height="10" ${look}/><text x="${x + 16}" y="${y}">${name}</text>`;
    })
    .join("");
}

function bar(day: TimelineDay, x: number, step: number, colors: ChartColors): string {
  const gapMs = day.segments.filter(({ gap }) => gap).reduce((sum, { from, to }) => sum + to - from, 0);
  const width = round(step * 0.72);
  const left = round(x + step * 0.14);
  let y = TOP + PLOT_HEIGHT;
  const parts = LEVELS.toReversed().map((level) => {
    const height = heightOf(day.durations[level] - (level === "unknown" ? gapMs : 0));
    y = round(y - height);
    return height > 0
      ? `<rect x="${left}" y="${y}" width="${width}" height="${height}" fill="${colors.levels[level]}"/>`
      : "";
  });
  const height = heightOf(gapMs);
  const gap =
    height > 0
      ? `<rect x="${left}" y="${round(y - height)}" width="${width}" height="${height}" fill="none" ` +
        `stroke="${colors.line}" stroke-width="1" stroke-dasharray="3 3"/>`
      : "";
  return parts.join("") + gap;
}

function heightOf(ms: number): number {
  return round((Math.max(0, ms) / (24 * HOUR_MS)) * PLOT_HEIGHT);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function dateOf(time: number): string {
  return new Date(time).toLocaleDateString("en-US", { month: "short", day: "numeric" });
}
