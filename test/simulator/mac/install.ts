import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { onDisk, syncFiles } from "./disk";
import { PROGRAMS } from "./programs";
import type { State } from "./state";
import { writeState } from "./store";

/**
 * Puts a Mac into a folder: its folders, its programs, its state. `bundle` is what buildPrograms returned. A Mac that is
 * there already goes; a folder that holds anything else makes it throw.
 */
export function install(root: string, state: State, bundle: string): State {
  clear(root);
  for (const folder of ["/Users/pilot/Downloads", "/Users/pilot/Desktop", "/Applications", "/usr/local/bin", "/tmp"]) {
    fs.mkdirSync(onDisk(root, folder), { recursive: true });
  }
  const complete = syncFiles(state, root);
  writeState(root, complete);
  for (const [name, { path }] of Object.entries(PROGRAMS)) {
    if (name === "mdatp" && state.defender.installed !== "product") continue;
    const executable = name !== "mdatp" || state.defender.executable;
    const file = onDisk(root, path);
    fs.mkdirSync(dirname(file), { recursive: true });
    // `exec` keeps it one process, so that whoever kills it kills all of it.
    const words = [process.execPath, bundle, name, root].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
    fs.writeFileSync(file, `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`);
    fs.chmodSync(file, executable ? 0o755 : 0o644);
  }
  return complete;
}

function clear(root: string): void {
  if (!fs.existsSync(root) || fs.readdirSync(root).length === 0) return;
  if (!fs.existsSync(join(root, "mac.json"))) throw new Error(`${root} holds something else than a simulated Mac`);
  for (const name of fs.readdirSync(root)) fs.rmSync(join(root, name), { recursive: true, force: true, maxRetries: 3 });
}
