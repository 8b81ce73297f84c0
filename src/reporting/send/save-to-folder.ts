import { open, rm } from "node:fs/promises";
import path from "node:path";
import { FailureError } from "../../process/failure-error";

/** How many files of one name may lie in a folder before it is given up. */
const MOST_OF_ONE_NAME = 1000;

/**
 * Writes a new file and never touches one that is there: `name.md`, then `name 2.md`, and so on. Two Macs that write
 * into one shared folder at once get two files.
 * @param ending with its dot: `.md`.
 * @returns the path of the file.
 * @throws FailureError, with nothing left half written.
 */
export async function saveToFolder(folder: string, name: string, ending: string, text: string): Promise<string> {
  for (let number = 1; number <= MOST_OF_ONE_NAME; number += 1) {
    const file = path.join(folder, `${name}${number === 1 ? "" : ` ${number}`}${ending}`);
    try {
      await writeNew(file, text);
      return file;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") throw new FailureError(saveFailure(code));
    }
  }
  throw new FailureError(saveFailure("EEXIST"));
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

function saveFailure(code = "no error code") {
  const denied = code === "EACCES" || code === "EPERM" || code === "EROFS";
  return {
    code: denied ? ("NoPermission" as const) : ("Failed" as const),
    message: denied ? "Raycast may not write into that folder." : "The file could not be written.",
    seen: code,
    nextStep: denied
      ? "Choose another folder, or allow Raycast to use that one in the Privacy & Security settings."
      : "Check that the folder is still there and that the disk has room.",
  };
}
