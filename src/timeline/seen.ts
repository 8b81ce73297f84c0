import fs from "node:fs";

/**
 * When the log's last state was seen last, in milliseconds since 1970. It is the modification time of an empty file:
 * a poll that finds nothing new writes no byte, and a kill cannot leave half of it.
 * @throws the error of the file system; undefined where nothing was seen yet.
 */
export function readSeen(file: string): number | undefined {
  const stats = fs.lstatSync(file, { throwIfNoEntry: false });
  return stats && Math.round(stats.mtimeMs);
}

/**
 * Keeps when the log's last state was seen.
 * @throws the error of the file system.
 */
export function writeSeen(file: string, time: number): void {
  const seconds = time / 1000;
  try {
    fs.lutimesSync(file, seconds, seconds);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    fs.closeSync(fs.openSync(file, fs.constants.O_CREAT | fs.constants.O_NOFOLLOW | fs.constants.O_WRONLY, 0o600));
    fs.lutimesSync(file, seconds, seconds);
  }
}
