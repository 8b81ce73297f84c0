import { Tool } from "@raycast/api";
import { actConfirmed, confirmRemedy, type ActOutcome } from "../ai/act";

export const confirmation: Tool.Confirmation<object> = () => confirmRemedy("restart-daemon");

/**
 * Restarts Defender's daemon: the Mac is unprotected for some seconds, and macOS asks for an administrator's password.
 * Only for when the person asked for it, or agreed to it.
 */
export default function restartDaemon(): Promise<ActOutcome> {
  return actConfirmed("restart-daemon");
}
