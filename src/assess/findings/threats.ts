import { type Threat, threatState } from "../../model/threat";
import type { FindingContext } from "../context";
import { counted, enumerate, printable } from "../../text/printable";
import { type Rule, rule } from "./rule";

function threats(context: FindingContext): readonly Threat[] {
  const list: unknown = context.threats?.threats;
  return Array.isArray(list) ? list : [];
}

const names = (list: readonly Threat[]) =>
  enumerate([...new Set(list.slice(0, 1000).map((threat) => printable(threat?.name ?? "", 60)))].filter(Boolean), 3);

export const threatRules: readonly Rule[] = [
  rule({
    id: "active-threats",
    when(context) {
      const active = threats(context).filter((threat) => threatState(threat) === "active");
      return active.length > 0 && { active };
    },
    severity: "attention",
    title: ({ active }) => `${counted(active.length, "Active Threat")} Found`,
    meaning: ({ active }) =>
      `Defender found ${names(active) || "a threat"} and has not dealt with it. Do not open the file; have Defender remove it and tell your administrator.`,
    remedies: ["show-threats", "open-defender", "contact-administrator"],
  }),
];

export const threatNotes: readonly Rule[] = [
  rule({
    id: "threats-in-unknown-state",
    when(context) {
      const unknown = threats(context).filter((threat) => threatState(threat) === "unknown");
      return unknown.length > 0 && { unknown };
    },
    severity: "note",
    title: ({ unknown }) => `${counted(unknown.length, "Threat")} in Unknown State`,
    meaning: ({ unknown }) =>
      `Of ${names(unknown) || "these threats"} it cannot be told whether Defender has dealt with them; the threat list shows its words.`,
    remedies: ["show-threats", "open-defender"],
  }),
  rule({
    id: "threat-list-incomplete",
    when: (context) => context.threats?.truncated === true && {},
    severity: "note",
    title: "Threat List Is Incomplete",
    meaning: "Defender's list of threats stopped in the middle, so there may be more than is shown.",
    remedies: ["show-threats", "open-defender"],
  }),
];
