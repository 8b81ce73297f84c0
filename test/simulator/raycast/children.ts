import { readFileSync } from "node:fs";
import type { FromWorker } from "./protocol";

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

/** A child that outlived its run. */
export interface LeftoverChild {
  pid: number;
  program: string;
  state: "running" | "zombie";
}

/** The children of one run, from what its worker tells. */
export class ChildLog {
  private readonly started = new Map<number, StartedChild>();
  private readonly exited: StartedChild[] = [];

  /** How many have not been heard to end. */
  get running(): number {
    return this.started.size;
  }

  hear(message: Extract<FromWorker, { kind: "spawn" | "exit" }>): void {
    const { pid, atMs } = message;
    if (message.kind === "spawn") {
      this.started.set(pid, { pid, program: message.program, args: message.args, startedAtMs: atMs });
      return;
    }
    const child = this.started.get(pid);
    if (!child) return;
    this.started.delete(pid);
    this.exited.push({ ...child, exitedAtMs: atMs, exitCode: message.exitCode, signal: message.signal });
  }

  /** All of them, in the order of their start. */
  all(): StartedChild[] {
    return [...this.exited, ...this.started.values()].sort((a, b) => a.startedAtMs - b.startedAtMs);
  }

  /** Those that were not heard to end and are still in the system's table now. */
  leftover(): LeftoverChild[] {
    return [...this.started.values()].flatMap(({ pid, program }) => {
      const state = processState(pid);
      return state === "gone" ? [] : [{ pid, program, state }];
    });
  }
}
