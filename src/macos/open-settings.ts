import { asFailure, FailureError } from "../process/failure-error";
import { programs } from "../process/programs";
import type { Mac } from "../process/mac";
import type { SettingsTarget } from "./click-paths";
import { askTool } from "./run-tool";
import { settingsApp, settingsPane, type SettingsApp, type SettingsPane } from "./settings-panes";
import type { Failure } from "../model/failure";

export interface OpenSettingsOptions {
  target: SettingsTarget;
  /** The Mac's version; undefined where it is not known, which means both of the app's names are tried. */
  version?: string;
}

/**
 * How asking for a pane ended. `asked` says that macOS took the request, never that the pane is open: `open` ends well
 * for a pane that does not exist. `wasOpen`: Settings was open and was told to quit. `stillOpen`: it did not quit in
 * time, and an open Settings ignores the request, so the person must close it and ask again.
 */
export type OpenSettingsResult =
  | { kind: "asked"; pane: SettingsPane; wasOpen: boolean; stillOpen: boolean }
  | { kind: "failed"; pane: SettingsPane; failure: Failure };

const STEP_MS = 150;
/** How often to look whether the app is gone: about 3 s. */
const LOOKS = 20;

/**
 * Asks macOS to open the pane for `target`. Settings is quit first, because one that is open stays where it is, and
 * up to macOS 12 shows the next approval only after it was closed. Never throws.
 */
export async function openSettings(
  mac: Pick<Mac, "run" | "clock">,
  { target, version }: OpenSettingsOptions,
): Promise<OpenSettingsResult> {
  const pane = settingsPane(version, target);
  try {
    const apps: readonly SettingsApp[] =
      version === undefined ? ["System Settings", "System Preferences"] : [settingsApp(version)];
    let wasOpen = false;
    let stillOpen = false;
    for (const app of apps) {
      if (!(await quit(app, mac))) continue;
      wasOpen = true;
      stillOpen ||= !(await gone(app, mac));
    }
    const { exitCode } = await askTool(mac, { program: programs.open, args: [pane.url] });
    if (exitCode !== 0) {
      throw new FailureError({
        code: "Failed",
        message: "macOS did not take the request to open its settings.",
        seen: `exit code ${exitCode}`,
        nextStep: `Open them by hand: ${pane.path.join(" › ")}.`,
      });
    }
    return { kind: "asked", pane, wasOpen, stillOpen };
  } catch (error) {
    return { kind: "failed", pane, failure: asFailure(error) };
  }
}

/** True where a process of that name was told to quit. Needs no permission, unlike quitting by AppleScript. */
async function quit(app: SettingsApp, mac: Pick<Mac, "run">): Promise<boolean> {
  return (await askTool(mac, { program: programs.pkill, args: ["-x", app] })).exitCode === 0;
}

async function gone(app: SettingsApp, mac: Pick<Mac, "run" | "clock">) {
  for (let look = 0; look < LOOKS; look++) {
    // pgrep ends with 1 where no process matches.
    if ((await askTool(mac, { program: programs.pgrep, args: ["-x", app] })).exitCode === 1) return true;
    await mac.clock.sleep(STEP_MS);
  }
  return false;
}
