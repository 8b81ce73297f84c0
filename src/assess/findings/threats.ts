import { PART_STALE_AFTER } from "../../model/snapshot";
import { type Threat, threatCounts, type ThreatState, threatState } from "../../model/threat";
import { enumerate, grouped, printable } from "../../text/printable";
import { clockTime } from "../../text/times";
import type { FindingContext } from "../context";
import { type Rule, rule } from "./rule";

/** A list this old was read a while ago, and says when: one that is read in turn with health is younger. */
const WHILE_MS = 15 * 60_000;

interface OfState {
  count: number;
  threats: readonly Threat[];
}

/** What the list holds in a state: how many in all, and those that were kept. */
function ofState({ threats: list }: FindingContext, state: ThreatState): OfState | false {
  if (!list || !Array.isArray(list.threats)) return false;
  const count = threatCounts(list)[state];
  return count > 0 && { count, threats: list.threats.filter((threat) => threatState(threat) === state) };
}

/** `A, B and 7 more`, by kinds; each kind once, so that a folder full of one of them is one word. */
function names({ count, threats }: OfState): string {
  const kinds = [...new Set(threats.slice(0, 1000).map(({ name }) => printable(name, 60)))].filter(Boolean);
  const words = enumerate(kinds, 3) || "a threat";
  return count > 1 ? `${grouped(count)} threats (${words})` : words;
}

/** When the list was read, where that was a while ago; empty otherwise. */
function asOf({ threatsReadAt, now }: FindingContext): string {
  if (threatsReadAt === undefined || Math.abs(now - threatsReadAt) <= WHILE_MS) return "";
  return ` Its list was not read since ${clockTime(threatsReadAt, now)}.`;
}

export const threatRules: readonly Rule[] = [
  rule({
    id: "active-threats",
    when: (context) => ofState(context, "active"),
    severity: "attention",
    loud: true,
    title: "Malware Found, Not Removed",
    meaning: (active, context) =>
      `Defender found ${names(active)} and has not dealt with it. Do not open the file; have Defender remove it and tell your administrator.${asOf(context)}`,
    remedies: ["show-threats", "open-defender", "contact-administrator"],
  }),
  rule({
    id: "threats-in-unknown-state",
    when: (context) => ofState(context, "unknown"),
    severity: "attention",
    title: ({ count }) => (count === 1 ? "Threat in Unknown State" : "Threats in Unknown State"),
    meaning: (unknown, context) =>
      `Defender found ${names(unknown)}, and its word for what became of it is not known here: it may still be there. The threat list shows the word.${asOf(context)}`,
    remedies: ["show-threats", "open-defender", "contact-administrator"],
  }),
  rule({
    id: "threat-list-incomplete",
    when: (context) => context.threats?.truncated === true && {},
    severity: "attention",
    title: "Threat List Is Incomplete",
    meaning: (_, context) =>
      `Defender's list of threats stopped in the middle, so there may be more than is shown.${asOf(context)}`,
    remedies: ["show-threats", "open-defender"],
  }),
  rule({
    id: "threat-list-not-read",
    // Only where it was tried for a day: a Mac that was asleep for a week has not failed at anything.
    when({ snapshot: { threats: part } }) {
      if (part?.state !== "failed") return false;
      const since = part.last?.readAt ?? part.since ?? part.readAt;
      return part.readAt - (part.since ?? part.readAt) >= PART_STALE_AFTER && { since, failure: part.failure };
    },
    severity: "attention",
    title: "Threat List Cannot Be Read",
    meaning: ({ since, failure }, { now }) =>
      `What Defender found since ${clockTime(since, now)} is not known here. ${failure.message}`,
    remedies: ["show-threats", "open-defender", "contact-administrator"],
  }),
];
