import { existsSync } from "node:fs";
import { join } from "node:path";
import { simulatedNow } from "./clock";
import { writeLog } from "./log";
import type { Outcome } from "./program";
import { programNamed } from "./programs";
import { update } from "./store";

/** The process that a program of the simulated Mac runs in, wherever its code is evaluated. */
export interface ProgramProcess {
  pid: number;
  /** Whether it is gone: nobody hears it any more, and what it would do at its end is not done. */
  isGone(): boolean;
  readStdin(): Promise<string>;
  /** Resolves when the text is out: a pipe may take it only bit by bit. */
  print(stream: "stdout" | "stderr", text: string): Promise<void>;
  /** Resolves after so many real milliseconds, or when the process is gone. */
  sleep(ms: number): Promise<void>;
  /** Dies of SIGTERM, which leaves no core file behind. */
  die(): void;
  exit(code: number): void;
}

/** How often a program that hangs looks whether its Mac is still there, in milliseconds. */
const LOOK_MS = 500;

const FLOOD = "0123456789abcdef".repeat(4096);

/** Does what a program of the Mac in `root` does when it is started; throws for a name that it does not have. */
export async function startProgram(name: string, root: string, args: string[], own: ProgramProcess): Promise<void> {
  const installed = programNamed(name);
  if (!installed) throw new Error(`The simulated Mac has no program ${name}`);
  const stdin = installed.readsStdin?.(args) ? await own.readStdin() : "";

  let outcome: Outcome = { exitCode: 0 };
  const state = update(root, (current) => {
    outcome = installed.program({ state: current, args, stdin, now: current.at, asRoot: false });
    const atOnce = outcome.takesMs ? [] : (outcome.actions ?? []);
    return [...(outcome.first ?? []), ...(outcome.fate ? [] : atOnce)];
  });
  writeLog(root, { pid: own.pid, program: name, args, at: state.at });

  if (outcome.fate) return meetFate(outcome.fate, root, own);
  if (outcome.takesMs) {
    if (state.clock.rate > 0) await own.sleep(outcome.takesMs / state.clock.rate);
    if (own.isGone()) return;
    update(root, () => outcome.actions ?? []);
  }
  if (outcome.stdout) await own.print("stdout", outcome.stdout);
  if (outcome.stderr) await own.print("stderr", outcome.stderr);
  if (own.isGone()) return;
  writeLog(root, { pid: own.pid, exitCode: outcome.exitCode, at: simulatedNow(state.clock) });
  own.exit(outcome.exitCode);
}

/** Goes on until it is killed, or until the whole Mac is gone, so that no test leaves a process behind. */
async function meetFate(fate: "never" | "flood" | "crash", root: string, own: ProgramProcess): Promise<void> {
  if (fate === "crash") own.die();
  while (!own.isGone() && existsSync(join(root, "mac.json"))) {
    if (fate === "flood") await own.print("stdout", FLOOD);
    else await own.sleep(LOOK_MS);
  }
  own.exit(1);
}
