import { places, programs } from "../process/programs";
import type { Mac } from "../process/mac";
import { isMicrosofts, SIGNED_BY_MICROSOFT, VERIFY_MICROSOFT } from "../process/signature";
import { type AppleScriptResult, runAppleScript } from "./run-apple-script";

/** The commands that are run as administrator; there are no others. */
export type AdministratorCommand = "restart-daemon" | "enable-real-time-protection" | "enable-performance-statistics";

export interface AdministratorConstants {
  /** What root's shell runs. No `sudo` inside: it is root already. */
  readonly shell: string;
  /** What macOS's password dialog says, the command in it. */
  readonly prompt: string;
  /** The same for a person to paste into Terminal. */
  readonly terminal: string;
  /** The file that has to be Microsoft's. macOS's own programs are its own: nobody can change them. */
  readonly microsofts?: string;
}

/** What root's shell ends with where the file is not signed by Microsoft, and so was not run. */
const NOT_MICROSOFTS = 75;

const CLIENT = `'${places.client}'`;
const VERIFY = VERIFY_MICROSOFT.map((word) => (word === SIGNED_BY_MICROSOFT ? `'${word}'` : word)).join(" ");

/**
 * Everything that ever reaches a shell or AppleScript source from here, as constants. None of them may hold a double
 * quotation mark or a backslash. Nothing that this account can change is run as root: `/usr/bin` is macOS's own, and
 * Defender's tool is the one in the app, whose signature the same shell checks right before it runs it. `mdatp` itself
 * is not: what lies in `/usr/local/bin` is the account's own on some Macs.
 */
export const ADMINISTRATOR_COMMANDS: Readonly<Record<AdministratorCommand, AdministratorConstants>> = {
  "restart-daemon": {
    shell: "/usr/bin/killall -9 wdavdaemon",
    prompt: "Defender Status wants to restart Microsoft Defender by: /usr/bin/killall -9 wdavdaemon",
    terminal: "sudo /usr/bin/killall -9 wdavdaemon",
  },
  "enable-real-time-protection": ofDefender(
    "config real-time-protection --value enabled",
    "turn on real-time protection",
  ),
  "enable-performance-statistics": ofDefender(
    "config real-time-protection-statistics --value enabled",
    "have Microsoft Defender count what it scans",
  ),
};

/** A command of the tool in Defender's app, run only where Microsoft's signature on it holds. */
function ofDefender(words: string, what: string): AdministratorConstants {
  return {
    shell: `${programs.codesign} ${VERIFY} ${CLIENT} || exit ${NOT_MICROSOFTS}; ${CLIENT} ${words}`,
    prompt: `Defender Status wants to ${what} by Microsoft's own tool: wdavdaemonclient ${words}`,
    terminal: inTerminal(words),
    microsofts: places.client,
  };
}

/**
 * A command of Defender's for a person to paste into Terminal, as administrator. It names the tool in the app by its
 * whole path, so that no other of the same name is run. `words` must be checked: they are not quoted.
 */
export function inTerminal(words: string): string {
  return `sudo ${CLIENT} ${words}`;
}

/** A person types a password in between. */
const TIMEOUT_MS = 5 * 60_000;

export type AdministratorResult =
  | AppleScriptResult
  /** The file to be run is not there, or nothing confirms that it is Microsoft's: nothing was run as root. */
  | { kind: "not-trusted" };

/**
 * Runs one of the commands as administrator, through macOS's own password dialog, which asks every time. That it ran
 * says nothing of its effect: read the Mac again. Never throws.
 */
export async function runAsAdministrator(
  mac: Pick<Mac, "run">,
  command: AdministratorCommand,
): Promise<AdministratorResult> {
  const { microsofts } = ADMINISTRATOR_COMMANDS[command];
  // Looked at before anybody is asked for a password; root's shell looks again.
  if (microsofts !== undefined && !(await isMicrosofts(microsofts, mac.run))) return { kind: "not-trusted" };
  const result = await runAppleScript(mac, administratorScript(command), TIMEOUT_MS);
  const refused = microsofts !== undefined && result.kind === "command-failed" && result.code === NOT_MICROSOFTS;
  return refused ? { kind: "not-trusted" } : result;
}

/** The AppleScript of one command. */
export function administratorScript(command: AdministratorCommand): string {
  const { shell, prompt } = ADMINISTRATOR_COMMANDS[command];
  return `do shell script "${shell}" with prompt "${prompt}" with administrator privileges`;
}
