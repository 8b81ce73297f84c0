import { historyCsv, historyJson } from "../../../src/timeline/export-history";
import { historyChart } from "../../../src/timeline/history-chart";
import { historyDays } from "../../../src/timeline/history-items";
import { timelineDays } from "../../../src/timeline/timeline";
import { CHART_COLORS } from "../../../src/components/history/chart-colors";
import { DAY, HOUR, MINUTE } from "./sample";
import type { HistoryEntry, ValidationEntry } from "../../../src/model/history";

const MORNING = new Date(2026, 0, 5, 9, 0, 0).getTime();
const entry = (firstSeen: number, lastSeen: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  firstSeen,
  lastSeen,
  level: "protected",
  engine: "endpoint_security_extension",
  reading: "background",
  ...more,
});
const FALLEN = { level: "fallback", engine: "kernel_extension" } as const;

describe("the history by day", () => {
  it("is newest first, each thing on the day it began", () => {
    const days = historyDays(
      [entry(MORNING, MORNING + HOUR), entry(MORNING + HOUR + MINUTE, MORNING + DAY, FALLEN)],
      [{ scenario: "eicar", result: "passed", at: MORNING + DAY + MINUTE, engine: null }],
      MORNING + DAY + 2 * MINUTE,
    );
    expect(days.map(({ items }) => items.map(({ kind }) => kind))).toEqual([["validation"], ["entry", "entry"]]);
    expect(days[1]?.items[0]).toMatchObject({ from: MORNING + HOUR + MINUTE, isCurrent: true });
  });

  it("has an entry last to the next one where somebody watched", () => {
    const [day] = historyDays(
      [entry(MORNING, MORNING + HOUR), entry(MORNING + HOUR + MINUTE, MORNING + HOUR + MINUTE, FALLEN)],
      [],
      MORNING + 2 * HOUR,
    );
    expect(day?.items.at(-1)).toMatchObject({
      kind: "entry",
      from: MORNING,
      to: MORNING + HOUR + MINUTE,
      isCurrent: false,
    });
  });

  it("shows every pause as one in which nobody watched", () => {
    const now = MORNING + 9 * HOUR;
    const [day] = historyDays([entry(MORNING, MORNING + HOUR), entry(MORNING + 6 * HOUR, MORNING + 7 * HOUR)], [], now);
    expect(day?.items).toMatchObject([
      { kind: "gap", from: MORNING + 7 * HOUR, to: now },
      { kind: "entry", from: MORNING + 6 * HOUR, to: MORNING + 7 * HOUR, isCurrent: false },
      { kind: "gap", from: MORNING + HOUR, to: MORNING + 6 * HOUR },
      { kind: "entry", from: MORNING, to: MORNING + HOUR },
    ]);
  });
});

describe("the exports", () => {
  const validation: ValidationEntry = {
    scenario: "eicar",
    result: "failed",
    at: MORNING + 30 * MINUTE,
    engine: null,
    evidence: 'Said "no",\nand =1+1',
  };
  const items = historyDays(
    [
      entry(MORNING, MORNING + HOUR, { engine: "=cmd|' /C calc'!A0" }),
      entry(MORNING + 4 * HOUR + 12 * MINUTE, MORNING + 5 * HOUR, FALLEN),
    ],
    [validation],
    MORNING + 5 * HOUR,
  ).flatMap((day) => day.items);

  it("hold every row, oldest first, gaps among them", () => {
    const rows = JSON.parse(historyJson(items)).items;
    expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(["state", "validation", "not watched", "state"]);
    expect(rows[2]).toMatchObject({ level: "unknown", duration: "3 h 12 min" });
    expect(rows[0].from).toBe(new Date(MORNING).toISOString());
  });

  it("have as many cells in each line of the CSV as there are columns, and no formula", () => {
    const lines = historyCsv(items).split("\r\n");
    expect(lines.pop()).toBe("");
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain(",'=cmd|' /C calc'!A0,");
    expect(lines[2]).toContain('"Said ""no"",\nand =1+1"');
    const cells = (line: string) => line.replace(/"(?:[^"]|"")*"/g, "x").split(",").length;
    expect(new Set(lines.map(cells)).size).toBe(1);
  });

  it("are empty but for their head where there is no history", () => {
    expect(historyCsv([]).split("\r\n")).toHaveLength(2);
    expect(JSON.parse(historyJson([]))).toEqual({ schema: "defender-status/history/1", items: [] });
  });
});

describe.each(["light", "dark"] as const)("the chart in %s", (appearance) => {
  const colors = CHART_COLORS[appearance];
  const now = MORNING + 3 * DAY;
  const names = { protected: "A", attention: "B", fallback: "C", unprotected: "D", unknown: "E" };
  const chart = (entries: HistoryEntry[]) => historyChart(timelineDays(entries, now, 30), colors, names);

  it("is one well-formed picture with a title and nothing from elsewhere", () => {
    const svg = chart([entry(MORNING, now)]);
    expect(svg).toMatch(/^<svg [^>]+><title>.+<\/title>.*<\/svg>$/);
    expect(svg).not.toMatch(/href|script|url\(/);
    expect(svg).not.toMatch(/NaN|undefined|-\d/);
    const opened = svg.match(/<(\w+)[^>]*[^/]>/g)?.length;
    expect(svg.match(/<\/\w+>/g)).toHaveLength(opened ?? 0);
  });

  it("never draws time in which nobody looked in a level's color", () => {
    const svg = chart([]);
    for (const color of Object.values(colors.levels)) expect(svg).not.toContain(color);
    expect(svg).toContain("stroke-dasharray");
  });

  it("names the colors that are there, and no others", () => {
    const named = (svg: string) => ["A", "B", "C", "D", "E", "Not Watched"].filter((name) => svg.includes(`>${name}<`));
    expect(named(chart([entry(MORNING, now)]))).toEqual(["A", "Not Watched"]);
    expect(named(chart([entry(MORNING, now, { level: "fallback" })]))).toEqual(["C", "Not Watched"]);
    expect(named(chart([]))).toEqual(["Not Watched"]);
  });

  it("has room for a legend of every color, each in its own place within the picture", () => {
    const levels = ["protected", "attention", "fallback", "unprotected", "unknown"] as const;
    const HOUR = DAY / 24;
    const svg = chart(
      levels.map((level, index) => entry(MORNING + index * HOUR, MORNING + (index + 1) * HOUR, { level })),
    );
    const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
    const places = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)">([^<]+)</g)];
    expect(places.map(([, , , name]) => name)).toEqual(
      expect.arrayContaining([...Object.values(names), "Not Watched"]),
    );
    expect(new Set(places.map(([, x, y]) => `${x} ${y}`)).size).toBe(6);
    for (const [, x, y] of places) {
      expect(Number(x)).toBeLessThan(width - 60);
      expect(Number(y)).toBeLessThan(height);
    }
  });

  it("draws a watched unknown in its own color", () => {
    expect(chart([entry(MORNING, now, { level: "unknown", engine: null })])).toContain(colors.levels.unknown);
  });
});
