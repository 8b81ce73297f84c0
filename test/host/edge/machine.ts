import type * as os from "node:os";
import type { MacSetup } from "../worker-setup";

/** Makes `process` and `os` answer as the simulated Mac does. */
export function pretendMac(system: typeof os, mac: MacSetup): void {
  Object.defineProperty(process, "platform", { value: "darwin" });
  process.env.HOME = mac.home;
  process.env.USER = "pilot";
  const answers: Record<string, unknown> = {
    homedir: () => mac.home,
    release: () => mac.release,
    platform: () => "darwin",
    type: () => "Darwin",
    hostname: () => "pilot-mac.local",
    userInfo: () => ({ username: "pilot", uid: 501, gid: 20, shell: "/bin/zsh", homedir: mac.home }),
  };
  Object.assign(system, answers);
}
