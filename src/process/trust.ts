import { lstatSync, readlinkSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";

/** Why a program could be another one than it was yesterday without root's or this account's doing. */
export type Doubt =
  /** Something along the path belongs to another account. */
  | "owned-by-another"
  /** Other accounts may write to the file, or put another one in its place. */
  | "writable-by-others"
  /** The file runs with the rights of its owner, who is not root. */
  | "runs-as-its-owner";

export interface Trust {
  /** Where the path leads, with no link in it. */
  file: string;
  /** Of that file. */
  stats: Stats;
  /** The first reason not to believe in the file; undefined where only root and this account can change what is run. */
  doubt?: Doubt;
}

/** As many links as macOS follows. */
const MOST_LINKS = 32;

const WRITABLE_BY_OTHERS = 0o022;
const STICKY = 0o1000;
const SET_ID = 0o6000;

/**
 * Looks whether anybody but root and this account could change what is started at an absolute path: at every folder,
 * every link and the file itself along it, and along what the links lead to. A folder in which others may write and
 * the sticky bit is set (/tmp) is as safe as what lies in it, because they cannot replace what is not theirs. Access
 * control lists are not looked at. Takes some ten lstat calls, so that it can stand before every start. Throws the
 * file system's error (`ENOENT`, `EACCES`, `ELOOP`, …) where the path cannot be followed.
 */
export function trustOf(path: string): Trust {
  const left = parts(path);
  let at = "/";
  let stats = lstatSync(at);
  let doubt = doubtAbout(stats);
  for (let links = 0; left.length > 0;) {
    const name = left.shift() as string;
    const next = name === ".." ? dirname(at) : join(at, name);
    const nextStats = lstatSync(next);
    doubt ??= doubtAbout(nextStats);
    if (nextStats.isSymbolicLink()) {
      if (++links > MOST_LINKS) throw Object.assign(new Error("too many links"), { code: "ELOOP" });
      const target = readlinkSync(next);
      if (target.startsWith("/")) at = "/";
      left.unshift(...parts(target));
    } else {
      at = next;
      stats = nextStats;
    }
  }
  return { file: at, stats, ...(doubt && { doubt }) };
}

function parts(path: string): string[] {
  return path.split("/").filter((name) => name !== "" && name !== ".");
}

function doubtAbout(stats: Stats): Doubt | undefined {
  if (stats.uid !== 0 && stats.uid !== process.getuid?.()) return "owned-by-another";
  // What a link may be written to by says nothing; who may replace it is its folder's matter.
  if (stats.isSymbolicLink()) return undefined;
  const shared = (stats.mode & WRITABLE_BY_OTHERS) !== 0;
  if (stats.isDirectory()) return shared && (stats.mode & STICKY) === 0 ? "writable-by-others" : undefined;
  if (shared) return "writable-by-others";
  return stats.uid !== 0 && (stats.mode & SET_ID) !== 0 ? "runs-as-its-owner" : undefined;
}
