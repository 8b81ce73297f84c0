import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The project's folder: the nearest one above the working folder that has a manifest; throws outside of the project. */
export function projectFolder(): string {
  for (let at = process.cwd(); ; at = dirname(at)) {
    if (existsSync(join(at, "package.json"))) return at;
    if (at === dirname(at)) throw new Error("Run this inside the project");
  }
}

/** Where the worker that runs commands is built. */
export function workerFile(): string {
  return join(projectFolder(), "build", "host", "worker.cjs");
}
