import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { RaycastHost, type Ended } from "../simulator/raycast";
import { programs } from "../../src/process/programs";
import { answersOf } from "../bench/answers";
import { bareMac } from "../bench/bare-mac";
import { BEHAVIORS, type Behavior } from "./behaviors";
import { ownProcesses } from "../simulator/raycast";

export interface SoakOptions {
  dist: string;
  polls: number;
  /** How many Macs are polled at the same time. */
  macs: number;
  onPoll?: (behavior: string, wrong: readonly string[]) => void;
}

export interface SoakResult {
  polls: number;
  /** What went wrong, in words; empty where nothing did. */
  wrong: string[];
  /** Memory of the whole process in MB, after each poll. */
  memory: number[];
  /** The highest heap of any poll, in MB. */
  peakHeap: number;
}

/** Polls again and again, with an mdatp that behaves in another way each time, and looks after each poll. */
export async function soak({ dist, polls, macs, onPoll }: SoakOptions): Promise<SoakResult> {
  const result: SoakResult = { polls: 0, wrong: [], memory: [], peakHeap: 0 };
  const before = new Set(ownProcesses().map(({ pid }) => pid));
  let next = 0;
  const pollOneMac = async () => {
    const mac = bareMac();
    const health = join(mac.root, "health.json");
    writeFileSync(health, answersOf("healthy").get(programs.mdatp)?.[0]?.stdout ?? "");
    const host = new RaycastHost({ dist, mac, timeoutMs: 30_000 });
    for (let index = next++; index < polls; index = next++) {
      const behavior = BEHAVIORS[index % BEHAVIORS.length] as Behavior;
      behavior.prepare(mac, health);
      const shown = shownLevel(host);
      const run = host.launch("menu-bar", { type: "background" });
      const ended = await run.ended;
      const wrong = [...wrongWith(ended), ...wrongLevel(behavior, shown, shownLevel(host))];
      result.polls++;
      result.wrong.push(...wrong.map((what) => `${index} (${behavior.name}): ${what}`));
      result.memory.push(process.memoryUsage().rss / 1e6);
      result.peakHeap = Math.max(result.peakHeap, (ended.measures.peakHeapBytes ?? 0) / 1e6);
      onPoll?.(behavior.name, wrong);
    }
    await host.close();
    mac.destroy();
  };
  await Promise.all(Array.from({ length: macs }, pollOneMac));
  for (const { pid, name, isZombie } of ownProcesses()) {
    if (!before.has(pid)) result.wrong.push(`${isZombie ? "a zombie" : "a process"} is left: ${name} (${pid})`);
  }
  return result;
}

/** What is wrong with how a poll ended, in words. */
export function wrongWith({ reason, error, leftover, children }: Ended): string[] {
  const wrong: string[] = [];
  if (reason !== "unloaded") wrong.push(`it ended as ${reason}: ${error?.message ?? "no words"}`);
  for (const { pid, state } of leftover) wrong.push(`the child ${pid} was left ${state}`);
  for (const { pid, exitedAtMs } of children) {
    if (exitedAtMs === undefined) wrong.push(`nobody heard of the end of the child ${pid}`);
  }
  const inOrder = [...children].sort((one, other) => one.startedAtMs - other.startedAtMs);
  inOrder.slice(1).forEach((child, index) => {
    const before = inOrder[index]?.exitedAtMs ?? Infinity;
    if (child.startedAtMs < before) wrong.push("two children ran at the same time");
  });
  // JSON, text, and the old syntax.
  if (children.length > 3) wrong.push(`${children.length} children were started`);
  return wrong;
}

/** The level that the menu bar shows of itself, by its icon. */
export function shownLevel(host: RaycastHost): string {
  const icon = host.menuBar("menu-bar").painted?.props.icon;
  const source = typeof icon === "object" && icon !== null && !Array.isArray(icon) ? icon.source : undefined;
  return /^state-(.+)\.png$/.exec(String(source))?.[1] ?? "nothing";
}

function wrongLevel({ reads }: Behavior, before: string, level: string): string[] {
  if (reads === "late" && level === before) return [];
  if (reads !== true) return level === "unknown" ? [] : [`a bad reading shows as ${level}`];
  return level === "protected" || level === "attention" ? [] : [`a good reading shows as ${level}`];
}

/** By how much memory grew, as the last third of the polls against the first, without what warming up takes. */
export function growth(memory: readonly number[]): number {
  const third = Math.floor(memory.length / 3);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean(memory.slice(-third)) / mean(memory.slice(third, 2 * third));
}
