import { Tool } from "@raycast/api";
import { actConfirmed, confirmRemedy, type ActOutcome } from "../ai/act";

interface Input {
  /** The channel to write: `Beta` (InsiderFast), `Preview` (External) or `Current` (Production). */
  channel: "Beta" | "Preview" | "Current";
}

export const confirmation: Tool.Confirmation<Input> = ({ channel }) => confirmRemedy("switch-channel", { channel });

/**
 * Writes the update channel for Microsoft AutoUpdate. It takes effect at Defender's next start, not at once.
 */
export default function switchUpdateChannel({ channel }: Input): Promise<ActOutcome> {
  return actConfirmed("switch-channel", { channel });
}
