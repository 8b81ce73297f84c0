import os from "node:os";
import type { Names } from "./identifiers";

/** What this Mac and its user are called; what cannot be told is left empty. */
export function namesOfThisMac(): Names {
  return { hostName: os.hostname(), userName: userName(), homePath: os.homedir() };
}

function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    // An account without an entry in the directory.
    return "";
  }
}
