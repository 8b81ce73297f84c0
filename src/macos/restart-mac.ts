import type { Mac } from "../process/mac";
import { runAppleScript, type AppleScriptResult } from "./run-apple-script";

/** kAEShowRestartDialog: macOS's own dialog, with about a minute to cancel. */
export const RESTART_SCRIPT = 'tell application "loginwindow" to «event aevtrrst»';

/** macOS may first ask whether Raycast may control loginwindow. */
const TIMEOUT_MS = 2 * 60_000;

/**
 * Asks macOS to show its restart dialog. `ran` says that the request was taken, not that the dialog is there or that
 * the Mac restarts; `automation-refused` that Raycast is not allowed to ask, which only a person can change, under
 * Automation in the privacy settings. Never throws.
 */
export async function restartMac(mac: Pick<Mac, "run">): Promise<AppleScriptResult> {
  return runAppleScript(mac, RESTART_SCRIPT, TIMEOUT_MS);
}
