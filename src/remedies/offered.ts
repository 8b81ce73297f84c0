import { REMEDIES } from "./index";
import type { Precondition, Remedy, RemedyContext } from "./types";
import type { Assessment, Finding, RemedyId } from "../model/assessment";

/** A remedy as it is offered: with whether it can be used now, and why not where it cannot. */
export interface OfferedRemedy {
  remedy: Remedy;
  readiness: Precondition;
}

/**
 * What mends one finding, or everything that an assessment found: best first, each once, without what makes no sense on
 * this Mac. One that cannot be used now stays, with the reason, after those that can.
 */
export function remediesFor(from: Finding | Assessment, context: RemedyContext): OfferedRemedy[] {
  const ids = "findings" in from ? from.findings.flatMap(({ remedies }) => remedies) : from.remedies;
  return offer([...new Set(ids)], context);
}

/** The same for remedies named by id. */
export function offer(ids: readonly RemedyId[], context: RemedyContext): OfferedRemedy[] {
  const offered = ids
    .map((id) => REMEDIES[id])
    .filter((remedy) => remedy.shows(context))
    .map((remedy) => ({ remedy, readiness: remedy.precondition(context) }));
  return [...offered.filter(({ readiness }) => readiness.ok), ...offered.filter(({ readiness }) => !readiness.ok)];
}
