import * as fs from "node:fs";
import { join } from "node:path";
import { act } from "./act";
import type { Action } from "./action";
import { advance } from "./advance";
import { simulatedNow } from "./clock";
import { syncFiles, noticeRemovedFiles, writeFile } from "./disk";
import type { State } from "./state";

/** A lock older than this was left by a process that was killed while it held it. */
const STALE_LOCK_MS = 2_000;

const stateFile = (root: string) => join(root, "mac.json");

/** Reads the state as it was last written. */
export function readState(root: string): State {
  return JSON.parse(fs.readFileSync(stateFile(root), "utf8")) as State;
}

/** Writes the state in one step, so that nobody ever reads half of it. */
export function writeState(root: string, state: State): void {
  const temporary = `${stateFile(root)}.${process.pid}`;
  fs.writeFileSync(temporary, JSON.stringify(state));
  fs.renameSync(temporary, stateFile(root));
}

/**
 * Brings the Mac up to now, does the actions, brings the disk in line and returns the state; what the callback returns
 * is done in the same go. One process at a time.
 */
export function update(root: string, decide: (state: State) => readonly Action[] = () => []): State {
  return locked(root, () => {
    const before = readState(root);
    let state = advance(noticeRemovedFiles(before, root), simulatedNow(before.clock));
    for (const action of decide(state)) {
      state = act(state, action);
      if (action.id === "write-file") writeFile(root, action.path, action.text);
    }
    state = syncFiles(state, root);
    writeState(root, state);
    return state;
  });
}

/** Changes what is not the Mac's own, such as the clock. */
export function rewrite(root: string, change: (state: State) => State): State {
  return locked(root, () => {
    const state = change(readState(root));
    writeState(root, state);
    return state;
  });
}

function locked<T>(root: string, work: () => T): T {
  const lock = join(root, ".lock");
  for (;;) {
    try {
      fs.mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (isStale(lock)) fs.rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
  try {
    return work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

function isStale(lock: string): boolean {
  try {
    return Date.now() - fs.statSync(lock).mtimeMs > STALE_LOCK_MS;
  } catch {
    return false;
  }
}
