import { Tool } from "@raycast/api";
import { actConfirmed, confirmRemedy, type ActOutcome } from "../ai/act";
import { handedOver, oneOfThese } from "../ai/guard";
import { CHANNELS } from "../model/channel";

interface Input {
  /** The channel to write: `Beta` (InsiderFast), `Preview` (External) or `Current` (Production). */
  channel: "Beta" | "Preview" | "Current";
}

const chosen = (input: Input) => oneOfThese(CHANNELS, handedOver(input, "channel"));

export const confirmation: Tool.Confirmation<Input> = async (input) =>
  confirmRemedy("switch-channel", { channel: chosen(input) });

/**
 * Writes the update channel for Microsoft AutoUpdate. It takes effect at Defender's next start, not at once.
 */
export default async function switchUpdateChannel(input: Input): Promise<ActOutcome> {
  return actConfirmed("switch-channel", { channel: chosen(input) });
}
