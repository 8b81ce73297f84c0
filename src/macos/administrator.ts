import type { Run } from "../process/run";
import { runAppleScript, type AppleScriptResult } from "./run-apple-script";

/** The commands that are run as administrator; there are no others. */
export type AdministratorCommand =
  "restart-daemon" | "update-definitions" | "enable-real-time-protection" | "enable-performance-statistics";

export interface AdministratorConstants {
  /** What root's shell runs. No `sudo` inside: it is root already. */
  readonly shell: string;
  /** What macOS's password dialog says. */
  readonly prompt: string;
  /** The same for a person to paste into Terminal. */
  readonly terminal: string;
}

/**
 * Everything that ever reaches a shell or AppleScript source from here, as constants. None of them may hold a quotation
 * mark or a backslash.
 */
export const ADMINISTRATOR_COMMANDS: Readonly<Record<AdministratorCommand, AdministratorConstants>> = {
  "restart-daemon": {
    shell: "/usr/bin/killall -9 wdavdaemon",
    prompt: "Defender Status wants to restart Microsoft Defender's daemon.",
    terminal: "sudo /usr/bin/killall -9 wdavdaemon",
  },
  "update-definitions": {
    shell: "/usr/local/bin/mdatp definitions update",
    prompt: "Defender Status wants to update Microsoft Defender's definitions.",
    terminal: "sudo /usr/local/bin/mdatp definitions update",
  },
  "enable-real-time-protection": {
    shell: "/usr/local/bin/mdatp config real-time-protection --value enabled",
    prompt: "Defender Status wants to turn on Microsoft Defender's real-time protection.",
    terminal: "sudo /usr/local/bin/mdatp config real-time-protection --value enabled",
  },
  "enable-performance-statistics": {
    shell: "/usr/local/bin/mdatp config real-time-protection-statistics --value enabled",
    prompt: "Defender Status wants Microsoft Defender to count what it scans for each program.",
    terminal: "sudo /usr/local/bin/mdatp config real-time-protection-statistics --value enabled",
  },
};

/** A person types a password in between. */
const TIMEOUT_MS = 5 * 60_000;

/**
 * Runs one of the commands as administrator, through macOS's own password dialog, which asks every time. That it ran
 * says nothing of its effect: read the Mac again. Never throws.
 */
export async function runAsAdministrator(
  command: AdministratorCommand,
  { run }: { run?: Run } = {},
): Promise<AppleScriptResult> {
  return runAppleScript(administratorScript(command), TIMEOUT_MS, run);
}

/** The AppleScript of one command. */
export function administratorScript(command: AdministratorCommand): string {
  const { shell, prompt } = ADMINISTRATOR_COMMANDS[command];
  return `do shell script "${shell}" with prompt "${prompt}" with administrator privileges`;
}
