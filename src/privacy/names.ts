import { readdirSync } from "node:fs";
import os from "node:os";
import type { Names } from "./identifiers";

let names: Names | undefined;

/** What this Mac and its users are called, looked up once; what cannot be told is left empty. */
export function namesOfThisMac(): Names {
  return (names ??= {
    hostName: os.hostname(),
    userName: userName(),
    homePath: os.homedir(),
    otherUsers: accounts(),
  });
}

function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    // An account without an entry in the directory.
    return "";
  }
}

/** Each account has a folder of its name there; macOS's own are no person's. */
function accounts(): string[] {
  try {
    return readdirSync("/Users").filter((name) => name !== "Shared" && name !== "Guest" && !name.startsWith("."));
  } catch {
    return [];
  }
}
