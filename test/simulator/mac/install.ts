import * as fs from "node:fs";
import { dirname, join } from "node:path";
import type { BuiltMac } from "./build";
import { onDisk, syncFiles } from "./disk";
import { appName } from "./engine";
import { PROGRAMS } from "./programs";
import type { State } from "./state";
import { writeState } from "./store";

/** What comes and goes with Defender. */
const DEFENDERS = new Set(["mdatp", "wdavdaemonclient"]);

/**
 * Puts a Mac into a folder: its folders, its programs, its state. Its programs ask the server at
 * `socket`, or run in a node of their own where nobody listens there. A Mac that is there already goes; a folder that
 * holds anything else makes it throw.
 */
export function install(root: string, state: State, { main, client }: BuiltMac, socket: string): State {
  clear(root);
  for (const folder of ["/Users/pilot/Downloads", "/Users/pilot/Desktop", "/Applications", "/usr/local/bin", "/tmp"]) {
    fs.mkdirSync(onDisk(root, folder), { recursive: true });
  }
  const complete = syncFiles(state, root);
  writeState(root, complete);
  for (const [name, { path }] of Object.entries(PROGRAMS)) {
    if (DEFENDERS.has(name) && state.defender.installed !== "product") continue;
    // The app had another name before, and what lay in it then is not known.
    if (name === "wdavdaemonclient" && !path.includes(`/${appName(state)}/`)) continue;
    const executable = !DEFENDERS.has(name) || state.defender.executable;
    const file = onDisk(root, path);
    fs.mkdirSync(dirname(file), { recursive: true });
    const node = shellWords(process.execPath, main, name, root);
    // `exec` keeps it one process, so that whoever kills it kills all of it.
    const script = `#!/bin/sh
test -S ${shellWords(socket)} && test -x ${PERL} && exec ${PERL} ${shellWords(client, socket)} ${node} "$@"
exec ${node} "$@"
`;
    fs.writeFileSync(file, script);
    fs.chmodSync(file, executable ? 0o755 : 0o644);
  }
  return complete;
}

const PERL = "/usr/bin/perl";

function shellWords(...words: string[]): string {
  return words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
}

function clear(root: string): void {
  if (!fs.existsSync(root) || fs.readdirSync(root).length === 0) return;
  if (!fs.existsSync(join(root, "mac.json"))) throw new Error(`${root} holds something else than a simulated Mac`);
  for (const name of fs.readdirSync(root)) fs.rmSync(join(root, name), { recursive: true, force: true, maxRetries: 3 });
}
