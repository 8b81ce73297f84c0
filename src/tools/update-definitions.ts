import { Tool } from "@raycast/api";
import { actConfirmed, confirmRemedy, type ActOutcome } from "../ai/act";

export const confirmation: Tool.Confirmation<object> = () => confirmRemedy("update-definitions");

/** Has Defender fetch its newest definitions, and says whether they are newer afterwards. */
export default function updateDefinitions(): Promise<ActOutcome> {
  return actConfirmed("update-definitions");
}
