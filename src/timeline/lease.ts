import fs from "node:fs";

/** A lease older than this was left behind by a killed process. Compacting takes milliseconds. */
const STALE_MS = 30_000;

/**
 * Does something that no other process of this extension may do at the same time; does nothing where one is at it.
 * The lease is a folder, because making one is atomic on every file system.
 * @returns whether it was done.
 * @throws what `action` throws, and the file system's error where the lease cannot be made.
 */
export function withLease(folder: string, action: () => void): boolean {
  if (!make(folder) && !(isStale(folder) && takeOver(folder))) return false;
  try {
    action();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return true;
}

function make(folder: string): boolean {
  try {
    fs.mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Asks the file system's own clock, which the lease was stamped with too, by making something new beside it. */
function isStale(folder: string): boolean {
  const probe = `${folder}.${crypto.randomUUID()}`;
  fs.mkdirSync(probe);
  const now = fs.lstatSync(probe).mtimeMs;
  fs.rmdirSync(probe);
  const made = fs.lstatSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Math.abs(now - made) >= STALE_MS;
}

/** Only one of those who find it stale can rename it. */
function takeOver(folder: string): boolean {
  const aside = `${folder}.${crypto.randomUUID()}`;
  try {
    fs.renameSync(folder, aside);
  } catch {
    return false;
  }
  fs.rmSync(aside, { recursive: true, force: true });
  return make(folder);
}
