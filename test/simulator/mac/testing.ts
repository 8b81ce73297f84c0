import { act } from "./act";
import type { Action } from "./action";
import { advance } from "./advance";
import type { Outcome } from "./program";
import { PROGRAMS, type ProgramName } from "./programs";
import { presets, type PresetName } from "./presets";
import type { State } from "./state";

/** A preset's state without a folder, a process or a clock of its own. */
export const build = (name: PresetName): State => ({ ...presets[name].build(), preset: name });

/** The state `ms` later. */
export const later = (state: State, ms: number): State => advance(state, state.at + ms);

/** The state after these actions, one right after the other. */
export const after = (state: State, ...actions: Action[]): State => actions.reduce(act, state);

/** What a program says on a Mac in this state. */
export function ask(state: State, program: ProgramName, ...args: string[]): Outcome {
  return PROGRAMS[program].program({ state, args, stdin: "", now: state.at, asRoot: false });
}

/** The state after a program did all that it does, however long it took. */
export function use(state: State, program: ProgramName, ...args: string[]): State {
  const outcome = ask(state, program, ...args);
  const started = after(state, ...(outcome.first ?? []));
  return after(later(started, outcome.takesMs ?? 0), ...(outcome.fate ? [] : (outcome.actions ?? [])));
}

/** One field of `mdatp health`, as printed. */
export function healthField(state: State, name: string): string {
  const { stdout = "", stderr = "" } = ask(state, "mdatp", "health", "--field", name);
  return (stdout + stderr).trim();
}
