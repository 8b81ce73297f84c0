import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { EICAR_STAND_IN } from "./eicar";
import { appName } from "./engine";
import { PREFERENCE_FOLDERS } from "./preferences";
import { toXml } from "./programs/plist";
import type { State } from "./state";

/** Where a path of the Mac lies on this machine; one that already lies below the root stays. */
export function onDisk(root: string, path: string): string {
  return path.startsWith(`${root}/`) ? path : join(root, path);
}

/** Writes a file of the Mac, making its folder. */
export function writeFile(root: string, path: string, text: string, mode = 0o644): void {
  const file = onDisk(root, path);
  fs.mkdirSync(dirname(file), { recursive: true });
  fs.writeFileSync(file, text, { mode });
  fs.chmodSync(file, mode);
}

/** An EICAR file that somebody deleted before Defender saw it is not there any more. Pure but for looking. */
export function noticeRemovedFiles(state: State, root: string): State {
  const eicar = state.eicar.map((file) =>
    file.state === "present" && !fs.existsSync(onDisk(root, file.path)) ? { ...file, state: "removed" as const } : file,
  );
  return { ...state, eicar };
}

/** Makes the files of the Mac what the state says: EICAR stand-ins, preferences, the app, whether mdatp can start. */
export function syncFiles(state: State, root: string): State {
  const eicar = state.eicar.map((file) => {
    if (file.state === "quarantined") fs.rmSync(onDisk(root, file.path), { force: true });
    if (file.state !== "pending") return file;
    writeFile(root, file.path, EICAR_STAND_IN);
    return { ...file, state: "present" as const };
  });
  syncPreferences(state, root);
  syncApp(state, root);
  return { ...state, eicar };
}

function syncPreferences(state: State, root: string): void {
  for (const layer of ["managed", "user", "system"] as const) {
    const folder = onDisk(root, PREFERENCE_FOLDERS[layer]);
    fs.mkdirSync(folder, { recursive: true });
    const wanted = new Map(
      Object.entries(state.preferences[layer]).map(([name, dict]) => [`${name}.plist`, toXml(dict)]),
    );
    for (const name of fs.readdirSync(folder)) if (!wanted.has(name)) fs.rmSync(join(folder, name), { force: true });
    for (const [name, text] of wanted) writeIfChanged(join(folder, name), text);
  }
}

/** The app's own files, as far as their presence tells the product from Office's shim. */
function syncApp(state: State, root: string): void {
  const { installed } = state.defender;
  const wanted: Record<string, string[]> = { "Microsoft Defender.app": [], "Microsoft Defender ATP.app": [] };
  if (installed === "product") wanted[appName(state)] = ["wdavdaemon"];
  if (installed === "office-shim") wanted["Microsoft Defender.app"] = ["launcher"];
  for (const [app, files] of Object.entries(wanted)) {
    const folder = onDisk(root, `/Applications/${app}`);
    if (files.length === 0) fs.rmSync(folder, { recursive: true, force: true });
    for (const file of files) {
      const path = join(folder, "Contents/MacOS", file);
      if (!fs.existsSync(path)) writeFile(root, path, "", 0o755);
    }
  }
}

function writeIfChanged(file: string, text: string): void {
  try {
    if (fs.readFileSync(file, "utf8") === text) return;
  } catch {
    // It is not there yet.
  }
  fs.writeFileSync(file, text);
}
