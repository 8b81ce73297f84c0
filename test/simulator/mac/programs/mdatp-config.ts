import { lines, type Invocation, type Outcome } from "../program";
import { option } from "./option";

/** `mdatp config …`: needs an administrator, and changes nothing that policy sets. The refusals' words are a guess. */
export function mdatpConfig(args: readonly string[], { state, asRoot }: Invocation): Outcome {
  const [property = ""] = args;
  const value = option(args, "--value");
  if (value === undefined) return { stderr: lines("Expected:", "    --value arg"), exitCode: 64 };
  if (!asRoot) return { stderr: lines("This operation requires administrator privileges"), exitCode: 1 };
  if (property === "real-time-protection-statistics") {
    return {
      stdout: lines("Configuration property updated"),
      exitCode: 0,
      actions: [{ id: "set-statistics", on: value === "enabled" }],
    };
  }
  const field = { "real-time-protection": "real_time_protection_enabled", "passive-mode": "passive_mode_enabled" }[
    property
  ];
  if (!field)
    return { stderr: lines("Expected one of:", "    passive-mode", "    real-time-protection"), exitCode: 64 };
  if (state.defender.managedFields.includes(field)) {
    return { stderr: lines("This property is managed by your organization"), exitCode: 1 };
  }
  const on = value === "enabled";
  return {
    stdout: lines("Configuration property updated"),
    exitCode: 0,
    actions: [property === "passive-mode" ? { id: "set-passive", on } : { id: "set-real-time-protection", on }],
  };
}
