import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** How long a lock without a readable owner counts, in milliseconds. */
const NAMELESS_MS = 2_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isAbandoned(folder: string): boolean {
  try {
    const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
    if (pid > 0) return !isAlive(pid);
    return Date.now() - statSync(folder).mtimeMs > NAMELESS_MS;
  } catch {
    try {
      return Date.now() - statSync(folder).mtimeMs > NAMELESS_MS;
    } catch {
      return false;
    }
  }
}

/** Runs one task at a time among all processes that name the same folder; a lock whose owner is gone is taken over. */
export async function withLock<T>(folder: string, task: () => Promise<T> | T): Promise<T> {
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
      else await wait(100);
    }
  }
  try {
    writeFileSync(join(folder, "pid"), String(process.pid));
    return await task();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
