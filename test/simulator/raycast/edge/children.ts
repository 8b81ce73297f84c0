import type * as childProcess from "node:child_process";
import type * as fs from "node:fs";
import { isAbsolute, join } from "node:path";
import { elapsedMs } from "../worker/setup";
import { tell } from "../worker/link";
import type { Redirection } from "./paths";

interface SpawnOptions {
  file: string;
  args?: string[];
  cwd?: unknown;
  envPairs?: string[];
}

interface Child extends childProcess.ChildProcess {
  spawn(options: SpawnOptions): unknown;
  spawnfile: string;
}

type SyncCall = (file: string, ...rest: unknown[]) => unknown;

function pathOf(envPairs: readonly string[] | undefined): string {
  const pair = envPairs?.find((entry) => entry.startsWith("PATH="));
  return pair ? pair.slice("PATH=".length) : (process.env.PATH ?? "");
}

/**
 * Reports every child that starts and ends, and starts the Mac's programs from the Mac's folder. A program that is
 * missing there fails with the path that was asked for. Programs by bare name are looked up along PATH in the Mac first.
 */
export function watchChildren(module: typeof childProcess, files: typeof fs, redirection?: Redirection): void {
  const locate = (file: string, path: string): string => {
    if (!redirection) return file;
    if (isAbsolute(file)) return redirection.into(file);
    if (file.includes("/")) return file;
    const found = path.split(":").map((folder) => redirection.into(join(folder, file)));
    return found.find((candidate) => files.existsSync(candidate)) ?? file;
  };

  const prototype = module.ChildProcess.prototype as unknown as Child;
  const spawn = prototype.spawn;
  prototype.spawn = function (this: Child, options: SpawnOptions) {
    const asked = options.file;
    const cwd = redirection && options.cwd !== undefined ? redirection.into(options.cwd) : options.cwd;
    const result = spawn.call(this, { ...options, file: locate(asked, pathOf(options.envPairs)), cwd });
    this.spawnfile = asked;
    const { pid } = this;
    if (pid === undefined) return result;
    tell({ kind: "spawn", pid, program: asked, args: (options.args ?? []).slice(1), atMs: elapsedMs() });
    this.once("exit", (exitCode, signal) => tell({ kind: "exit", pid, exitCode, signal, atMs: elapsedMs() }));
    return result;
  };

  for (const name of ["spawnSync", "execFileSync"] as const) {
    const original = module[name] as unknown as SyncCall;
    const replaced: SyncCall = (file, ...rest) => {
      const args = Array.isArray(rest[0]) ? rest[0].map(String) : [];
      const startedAt = elapsedMs();
      let outcome: { pid?: number; status?: number | null; signal?: string | null } = {};
      try {
        const result = original(locate(file, process.env.PATH ?? ""), ...rest);
        outcome = name === "spawnSync" ? (result as typeof outcome) : { status: 0 };
        return result;
      } catch (error) {
        outcome = error as typeof outcome;
        throw redirection ? redirection.rename(error) : error;
      } finally {
        const { pid = 0, status = null, signal = null } = outcome;
        tell({ kind: "spawn", pid, program: file, args, atMs: startedAt });
        tell({ kind: "exit", pid, exitCode: status, signal, atMs: elapsedMs() });
      }
    };
    (module as Record<string, unknown>)[name] = replaced;
  }
}
