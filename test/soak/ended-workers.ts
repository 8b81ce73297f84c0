import { randomInt } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answersOf } from "../bench/answers";
import { bareMac, type BareMac } from "../bench/bare-mac";
import { HARSH, ownProcesses, RaycastHost, readManifest, type Manifest, type Run } from "../simulator/raycast";

export interface EndOptions {
  dist: string;
  /** How many workers are ended. */
  ends: number;
  /** How many at the same time. */
  macs: number;
  onEnd?: (words: string) => void;
}

export interface EndResult {
  ends: number;
  /** How many of them had a child while they ran. */
  withChildren: number;
  /** What was left behind, in words; empty where nothing was. */
  wrong: string[];
}

/** A way to be in the middle of something: what somebody looks at, and how it is begun. */
interface Mode {
  name: string;
  start(host: RaycastHost): void;
}

/** Every surface that reads the Mac: the menu bar polled and opened, each view, each tool that only reads. */
function modesOf({ commands, tools = [] }: Manifest): Mode[] {
  const ofCommands = commands.flatMap(({ name, mode }): Mode[] => {
    if (mode === "view") return [{ name, start: (host) => void host.launch(name) }];
    if (mode !== "menu-bar") return [];
    return [
      { name: `${name}, opened`, start: (host) => void host.click(name) },
      { name: `${name}, polled`, start: (host) => void host.launch(name, { type: "background" }) },
    ];
  });
  const ofTools = tools
    .filter(({ name }) => /^(get|list)-/.test(name))
    .map(({ name }): Mode => ({ name, start: (host) => void host.runTool(name, {}) }));
  return [...ofCommands, ...ofTools];
}

/** How a program of the Mac behaves before it answers. */
const DELAYS = ["", "/bin/sleep 0.3", "exec /bin/sleep 600", "trap '' TERM INT HUP; while :; do /bin/sleep 0.1; done"];

/** Within how many milliseconds of its launch a worker is ended. */
const LATEST_MS = 1_500;
/** How long is waited for children that still run: every time-out of the extension's ends before. */
const LONGEST_MS = 60_000;

function any<T>(values: readonly T[]): T {
  return values[randomInt(values.length)] as T;
}

/** Gives every program a behavior of its own; each writes its number into the file that is given back. */
function behave(mac: BareMac): string {
  const pids = join(mac.root, "pids");
  for (const [program, answers] of answersOf("healthy")) {
    const answering = mac.answering(`${program}.answers`, answers);
    mac.script(program, `echo $$ >> '${pids}'\n${any(DELAYS)}\nexec '${answering}' "$@"`);
  }
  return pids;
}

/** Ends one worker, as Raycast ends it, or a click does: at random after its launch, or after its first child. Says how. */
async function endOne(mode: Mode, host: RaycastHost, run: Run, hasChild: () => boolean): Promise<string> {
  const ms = randomInt(LATEST_MS);
  if (randomInt(3) > 0) await Promise.race([run.waitFor(hasChild), run.waitFor("idle")]).catch(() => undefined);
  else await sleep(ms);
  await sleep(randomInt(ms + 1) / 5);
  const item = run.role === "menu-bar" ? run.byTitle("Refresh") : undefined;
  const ways: [string, () => Promise<unknown>][] = [
    ["terminated", () => run.terminate()],
    ...(run.role === "view"
      ? [["closed", () => host.closeWindow("other-app")] as [string, () => Promise<unknown>]]
      : []),
    ...(item ? [["clicked", () => run.fire(item)] as [string, () => Promise<unknown>]] : []),
  ];
  const [way, end] = any(ways);
  await end().catch(() => undefined);
  await run.ended;
  return `${mode.name}, ${way}`;
}

/** Ends workers in every mode at random moments while their children answer, dawdle or hang, and looks what is left. */
export async function endWorkers({ dist, ends, macs, onEnd }: EndOptions): Promise<EndResult> {
  const modes = modesOf(readManifest(join(dist, "package.json")));
  const before = new Set(ownProcesses().map(({ pid }) => pid));
  const endOf = new Map<number, string>();
  const result: EndResult = { ends: 0, withChildren: 0, wrong: [] };
  let next = 0;
  const endOnOneMac = async () => {
    for (let index = next++; index < ends; index = next++) {
      const mac = bareMac();
      const pids = behave(mac);
      const runs: Run[] = [];
      const host = new RaycastHost({ dist, mac, lifetimes: HARSH, onRun: (run) => void runs.push(run) });
      const mode = modes[index % modes.length] as Mode;
      mode.start(host);
      const words = await endOne(mode, host, runs[0] as Run, () => existsSync(pids));
      // What a click has launched is awaited, as Raycast does.
      await Promise.all(runs.map(({ ended }) => ended));
      const children = existsSync(pids) ? readFileSync(pids, "utf8").trim().split("\n").map(Number) : [];
      for (const pid of children) endOf.set(pid, words);
      result.ends++;
      if (children.length > 0) result.withChildren++;
      onEnd?.(words);
      mac.destroy();
    }
  };
  await Promise.all(Array.from({ length: macs }, endOnOneMac));

  const left = () => ownProcesses().filter(({ pid }) => !before.has(pid));
  const deadline = performance.now() + LONGEST_MS;
  while (left().some(({ isZombie }) => !isZombie) && performance.now() < deadline) await sleep(50);
  for (const { pid, name, isZombie } of left()) {
    const words = endOf.get(pid) ?? "nobody knows where";
    result.wrong.push(`${isZombie ? "a zombie" : "a process that runs"} (${name}) was left: ${words}`);
    if (!isZombie) process.kill(pid, "SIGKILL");
  }
  return result;
}
