import type { Program } from "../program";
import { codesign } from "./codesign";
import { curl } from "./curl";
import { defaults } from "./defaults";
import { mdatp } from "./mdatp";
import { msupdate } from "./msupdate";
import { open } from "./open";
import { osascript, osascriptReadsStdin } from "./osascript";
import { plutil } from "./plutil";
import { killall, pgrep, pkill } from "./processes";
import { profiles } from "./profiles";
import { swVers } from "./sw-vers";
import { sysctl } from "./sysctl";
import { systemextensionsctl } from "./systemextensionsctl";

export interface Installed {
  /** Where it lies on the Mac. */
  path: string;
  program: Program;
  /** Whether it reads standard input, by its arguments. */
  readsStdin?: (args: readonly string[]) => boolean;
}

/** Every program of the simulated Mac. */
export const PROGRAMS = {
  mdatp: { path: "/usr/local/bin/mdatp", program: mdatp },
  // Microsoft's own scripts call it by this path as well.
  wdavdaemonclient: {
    path: "/Applications/Microsoft Defender.app/Contents/Resources/Tools/wdavdaemonclient",
    program: mdatp,
  },
  codesign: { path: "/usr/bin/codesign", program: codesign },
  systemextensionsctl: { path: "/usr/bin/systemextensionsctl", program: systemextensionsctl },
  sw_vers: { path: "/usr/bin/sw_vers", program: swVers },
  defaults: { path: "/usr/bin/defaults", program: defaults },
  plutil: { path: "/usr/bin/plutil", program: plutil, readsStdin: (args) => args.at(-1) === "-" },
  profiles: { path: "/usr/bin/profiles", program: profiles },
  osascript: { path: "/usr/bin/osascript", program: osascript, readsStdin: osascriptReadsStdin },
  open: { path: "/usr/bin/open", program: open },
  pkill: { path: "/usr/bin/pkill", program: pkill },
  pgrep: { path: "/usr/bin/pgrep", program: pgrep },
  killall: { path: "/usr/bin/killall", program: killall },
  curl: { path: "/usr/bin/curl", program: curl },
  sysctl: { path: "/usr/sbin/sysctl", program: sysctl },
  msupdate: {
    path: "/Library/Application Support/Microsoft/MAU2.0/Microsoft AutoUpdate.app/Contents/MacOS/msupdate",
    program: msupdate,
  },
} satisfies Record<string, Installed>;

export type ProgramName = keyof typeof PROGRAMS;

/** The program of a name, or undefined. */
export function programNamed(name: string): Installed | undefined {
  return Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name as ProgramName] : undefined;
}
