import { Color, Icon } from "@raycast/api";
import type { ThreatState } from "../../model/threat";

/** What the states of a threat look like, the loudest first. */
export const THREAT_STATE_LOOK: Record<ThreatState, { title: string; icon: Icon; color: Color }> = {
  active: { title: "Active", icon: Icon.ExclamationMark, color: Color.Red },
  unknown: { title: "State Not Known", icon: Icon.QuestionMarkCircle, color: Color.Orange },
  handled: { title: "Handled", icon: Icon.CheckCircle, color: Color.SecondaryText },
};
