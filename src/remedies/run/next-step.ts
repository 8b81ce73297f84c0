import { offer, type OfferedRemedy, remediesFor } from "../offered";
import type { Remedy, RemedyContext } from "../types";
import type { Finding } from "../../model/assessment";
import type { Channel } from "../../model/channel";

/** What there is to do on a Mac next. */
export type NextStep =
  | { kind: "well" }
  | { kind: "remedy"; finding: Finding; remedy: Remedy; channel?: Channel }
  /** Nothing at this Mac mends the first finding, or proofs are missing without one. */
  | { kind: "explain"; finding: Finding | undefined };

/** The next step: the first remedy that can be used now of the first finding that is more than a note. */
export function nextStep(context: RemedyContext): NextStep {
  const { level, findings } = context.assessment;
  const { expectedChannel } = context.expectations;
  const finding = findings.find(({ severity }) => severity !== "note");
  if (!finding && level === "protected") return { kind: "well" };
  const first = finding && offer(finding.remedies, context).find(({ readiness }) => readiness.ok);
  if (!finding || !first) return { kind: "explain", finding };
  // Only the preferences say which channel this Mac should be on; without them the person chooses one.
  const isChosen = first.remedy.id === "switch-channel" && expectedChannel !== "any";
  return { kind: "remedy", finding, remedy: first.remedy, ...(isChosen && { channel: expectedChannel }) };
}

/** Everything that helps on this Mac, the next step first, as in the menu, so that every surface leads with the same. */
export function remediesNextFirst(context: RemedyContext): OfferedRemedy[] {
  const step = nextStep(context);
  const offered = remediesFor(context.assessment, context);
  const isNext = ({ remedy }: OfferedRemedy) => step.kind === "remedy" && remedy.id === step.remedy.id;
  return [...offered.filter(isNext), ...offered.filter((one) => !isNext(one))];
}
