import { readFileSync } from "node:fs";
import type * as os from "node:os";
import type { MacSetup } from "../worker-setup";

/** Makes `process` and `os` answer as the simulated Mac does. */
export function pretendMac(system: typeof os, mac: MacSetup): void {
  Object.defineProperty(process, "platform", { value: "darwin" });
  process.env.HOME = mac.home;
  process.env.USER = "pilot";
  const uptime = () => Math.max(0, (Date.now() - bootedAt(mac.clockFile)) / 1000);
  // Raycast is opened at login and then stays.
  Object.defineProperty(process, "uptime", { value: uptime });
  const answers: Record<string, unknown> = {
    homedir: () => mac.home,
    release: () => mac.release,
    platform: () => "darwin",
    type: () => "Darwin",
    uptime,
    hostname: () => "pilot-mac.local",
    userInfo: () => ({ username: "pilot", uid: 501, gid: 20, shell: "/bin/zsh", homedir: mac.home }),
  };
  Object.assign(system, answers);
}

/** When the Mac was started, in its own time; now where its file cannot be read. */
function bootedAt(file: string): number {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { bootedAt?: number }).bootedAt ?? Date.now();
  } catch {
    return Date.now();
  }
}
