import { homedir, userInfo } from "node:os";

/** A child's whole environment: nothing of Raycast's own reaches it, so nothing in that can redirect or disturb it. */
export function childEnvironment(): Record<string, string> {
  const user = userName();
  return {
    PATH: "/usr/bin:/bin:/usr/sbin:/sbin",
    HOME: homedir(),
    ...(user && { USER: user, LOGNAME: user }),
    LANG: "en_US.UTF-8",
    // Without it old programs are told that macOS 11 and later is 10.16.
    SYSTEM_VERSION_COMPAT: "0",
  };
}

function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // An account without an entry in the directory.
    return undefined;
  }
}
