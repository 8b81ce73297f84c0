/** The entry of every executable of the simulated Mac: `node main.cjs <program> <root> [args…]`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { simulatedNow } from "./clock";
import { writeLog } from "./log";
import type { Outcome } from "./program";
import { programNamed } from "./programs";
import type { State } from "./state";
import { update } from "./store";

async function main(name: string, root: string, args: string[]): Promise<void> {
  const installed = programNamed(name);
  if (!installed) throw new Error(`The simulated Mac has no program ${name}`);
  const stdin = installed.readsStdin?.(args) ? readStdin() : "";

  let outcome: Outcome = { exitCode: 0 };
  const state = update(root, (current) => {
    outcome = installed.program({ state: current, args, stdin, now: current.at, asRoot: false });
    const atOnce = outcome.takesMs ? [] : (outcome.actions ?? []);
    return [...(outcome.first ?? []), ...(outcome.fate ? [] : atOnce)];
  });
  writeLog(root, { pid: process.pid, program: name, args, at: state.at });

  if (outcome.fate === "never") await untilGone(root);
  if (outcome.fate === "flood") await flood();
  if (outcome.fate === "crash") await crash(root);
  if (outcome.takesMs) {
    if (state.clock.rate > 0) await sleep(outcome.takesMs / state.clock.rate);
    update(root, () => outcome.actions ?? []);
  }
  await print(process.stdout, outcome.stdout);
  await print(process.stderr, outcome.stderr);
  end(root, state, outcome.exitCode);
}

function end(root: string, state: State, exitCode: number): void {
  writeLog(root, { pid: process.pid, exitCode, at: simulatedNow(state.clock) });
  process.exit(exitCode);
}

/** Hangs until it is killed, or until the whole Mac is gone, so that no test leaves a process behind. */
async function untilGone(root: string): Promise<void> {
  while (existsSync(join(root, "mac.json"))) await sleep(500);
  process.exit(1);
}

/** Dies of a signal that leaves no core file behind. */
async function crash(root: string): Promise<void> {
  process.kill(process.pid, "SIGTERM");
  await untilGone(root);
}

async function flood(): Promise<void> {
  const block = "0123456789abcdef".repeat(4096);
  for (;;) await print(process.stdout, block);
}

/** Waits until the text is out: a pipe may take it only bit by bit. A reader that went away is the end of it. */
function print(stream: NodeJS.WriteStream, text: string | undefined): Promise<void> {
  if (!text) return Promise.resolve();
  stream.once("error", () => process.exit(141));
  return new Promise((resolve) => stream.write(text, () => resolve()));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function readStdin(): string {
  try {
    return readFileSync(0, "utf8");
  } catch {
    return "";
  }
}

const [name = "", root = "", ...args] = process.argv.slice(2);
void main(name, root, args);
