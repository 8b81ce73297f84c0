import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One process that was started on the simulated Mac. */
export interface LogLine {
  pid: number;
  program: string;
  args: string[];
  /** Simulated milliseconds. */
  at: number;
  /** null: it still runs, or it was killed. */
  exitCode: number | null;
  endedAt?: number;
}

type Entry = { pid: number; at: number } & ({ program: string; args: readonly string[] } | { exitCode: number });

/** Adds to `log.jsonl`: a line when a process starts, another one when it ends. */
export function writeLog(root: string, entry: Entry): void {
  appendFileSync(join(root, "log.jsonl"), `${JSON.stringify(entry)}\n`);
}

/** Every process started, oldest first. */
export function readLog(root: string): LogLine[] {
  const found: LogLine[] = [];
  for (const text of readText(root).split("\n").filter(Boolean)) {
    const entry = JSON.parse(text) as Entry;
    if ("program" in entry) {
      const { pid, at, program, args } = entry;
      found.push({ pid, program, args: [...args], at, exitCode: null });
    } else {
      const line = found.findLast((candidate) => candidate.pid === entry.pid && candidate.endedAt === undefined);
      if (line) Object.assign(line, { exitCode: entry.exitCode, endedAt: entry.at });
    }
  }
  return found;
}

function readText(root: string): string {
  try {
    return readFileSync(join(root, "log.jsonl"), "utf8");
  } catch {
    return "";
  }
}
