import type { Action } from "./action";
import type { State } from "./state";

/** One start of one program. The state is already advanced to `now`. */
export interface Invocation {
  state: State;
  args: readonly string[];
  /** What came on standard input; only read by programs that ask for it. */
  stdin: string;
  /** Simulated milliseconds. */
  now: number;
  /** True inside an administrator's shell. */
  asRoot: boolean;
}

/** What a program does with it. Programs are pure: they never touch files, clocks or the state themselves. */
export interface Outcome {
  stdout?: string;
  stderr?: string;
  exitCode: number;
  /** What it changes on the Mac as soon as it starts. */
  first?: Action[];
  /** What it changes when it ends; nothing where it is killed before. */
  actions?: Action[];
  /** How long it takes, in simulated milliseconds. */
  takesMs?: number;
  /** `never`: it waits until it is killed. `flood`: it prints until it is killed. `crash`: it dies of a signal. */
  fate?: "never" | "flood" | "crash";
}

export type Program = (invocation: Invocation) => Outcome;

/** Lines with a line end each. */
export function lines(...text: string[]): string {
  return text.map((line) => `${line}\n`).join("");
}
