/** The simulated Mac: a folder of real executables over one state file. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Action } from "./action";
import { buildPrograms } from "./build";
import { simulatedNow, withRate } from "./clock";
import { install } from "./install";
import { readLog, type LogLine } from "./log";
import { presets, type PresetName } from "./presets";
import { programServer } from "./serve";
import type { State } from "./state";
import { readState, rewrite, update } from "./store";

export { ACTIONS, type Switch } from "./actions";
export type { Action } from "./action";
export type { LogLine } from "./log";
export { presets, type Preset, type PresetName } from "./presets";
export type { State } from "./state";

export interface MacOptions {
  /** A folder that is missing, empty, or holds a Mac that is to go; a temporary one otherwise. */
  root?: string;
  /** Simulated milliseconds per real one; 0 stands still. 1 where nothing is said. */
  rate?: number;
  /** The simulated time it starts at, in milliseconds since 1970; a time that fits the preset otherwise. */
  now?: number;
}

export interface SimulatedMac {
  /** The folder that stands for `/`. */
  readonly root: string;
  /** The state, advanced to now. */
  state(): State;
  /** Does something, and returns the state after it. */
  act(action: Action): State;
  /** Lets simulated time jump ahead, and returns the state then. */
  skip(ms: number): State;
  /** The simulated time. */
  now(): number;
  setRate(rate: number): void;
  /** Every process started on it, oldest first. */
  log(): LogLine[];
  /** Removes the folder; programs that hang end by themselves. */
  destroy(): void;
}

/** Sets up a Mac of a preset. */
export function createMac(preset: PresetName, { root, rate = 1, now }: MacOptions = {}): SimulatedMac {
  const folder = root ?? realpathSync(mkdtempSync(join(tmpdir(), "simulated-mac-")));
  const built = presets[preset].build(now);
  const clock = { realStart: Date.now(), simStart: built.at, rate };
  const programs = buildPrograms();
  install(folder, { ...built, preset, clock }, programs, programServer(programs.server));
  return openMac(folder);
}

/** A Mac that was set up in a folder before. */
export function openMac(root: string): SimulatedMac {
  return {
    root,
    state: () => update(root),
    act: (action) => update(root, () => [action]),
    skip(ms) {
      rewrite(root, (state) => ({ ...state, clock: { ...state.clock, simStart: state.clock.simStart + ms } }));
      return update(root);
    },
    now: () => simulatedNow(readState(root).clock),
    setRate: (rate) => void rewrite(root, (state) => ({ ...state, clock: withRate(state.clock, rate) })),
    log: () => readLog(root),
    destroy() {
      // First, so that whoever hangs or is still at work there ends, and what it leaves meanwhile goes with the rest.
      rmSync(join(root, "mac.json"), { force: true });
      rmSync(root, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}
