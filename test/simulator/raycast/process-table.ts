import { readdirSync, readFileSync } from "node:fs";

/** A process that this one started, and that is still in the system's table. */
export interface OwnProcess {
  pid: number;
  name: string;
  isZombie: boolean;
}

/** The processes that this one is the parent of, those of its worker threads too. Empty where there is no /proc. */
export function ownProcesses(): OwnProcess[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // `1234 (name, which may hold anything) S 1233 …`
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const end = stat.lastIndexOf(")");
        const [state, parent] = stat.slice(end + 2).split(" ");
        if (Number(parent) !== process.pid) return [];
        return [{ pid: Number(pid), name: stat.slice(stat.indexOf("(") + 1, end), isZombie: state === "Z" }];
      } catch {
        return [];
      }
    });
}
