import { readFileSync } from "node:fs";

/** One child that a run started. */
export interface StartedChild {
  pid: number;
  /** As the extension asked for it. */
  program: string;
  args: string[];
  startedAtMs: number;
  /** When its exit was heard of; undefined where it never was. */
  exitedAtMs?: number;
  exitCode?: number | null;
  signal?: string | null;
}

/** What the system says about a process: gone, running, or dead and never reaped. */
export function processState(pid: number): "gone" | "running" | "zombie" {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z") ? "zombie" : "running";
  } catch {
    if (process.platform === "linux") return "gone";
  }
  try {
    // Without /proc a zombie cannot be told from a running process.
    process.kill(pid, 0);
    return "running";
  } catch {
    return "gone";
  }
}
