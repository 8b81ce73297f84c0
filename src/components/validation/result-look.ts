import { Color, Icon } from "@raycast/api";
import type { ValidationResult, ValidationScenario } from "../../model/history";

export const RESULT_LOOK: Record<ValidationResult, { title: string; icon: Icon; color: Color }> = {
  passed: { title: "Passed", icon: Icon.CheckCircle, color: Color.Green },
  failed: { title: "Failed", icon: Icon.XMarkCircle, color: Color.Red },
  inconclusive: { title: "Inconclusive", icon: Icon.QuestionMarkCircle, color: Color.Orange },
};

export const SCENARIO_NAMES: Record<ValidationScenario, string> = {
  eicar: "Antivirus: EICAR Test File",
  "edr-diy": "Endpoint Detection: DIY Test",
};
