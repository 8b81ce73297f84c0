import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The variable by which jest's set-up names the folder that its tear-down removes: jest's tests see no end of a process. */
export const TEMPORARY = "HOST_TEMPORARY";

const made = new Set<string>();

/** A new temporary folder that is removed when this process, or the run of jest that it belongs to, ends. */
export function temporaryFolder(prefix: string): string {
  if (made.size === 0) {
    process.once("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  }
  const folder = mkdtempSync(join(process.env[TEMPORARY] ?? tmpdir(), prefix));
  made.add(folder);
  return folder;
}
