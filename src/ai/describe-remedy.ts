import { REMEDIES } from "../remedies";
import type { RemedyContext } from "../remedies/types";
import type { RemedyId } from "../model/assessment";

/** A remedy as it is told to a model: what it changes, and whether it can be used now. */
export interface DescribedRemedy {
  id: RemedyId;
  title: string;
  changes: string;
  canBeUsedNow: boolean;
  /** Why not, where it cannot. */
  reason?: string;
}

/** Describes the remedies that make sense on this Mac. */
export function describeRemedies(ids: readonly RemedyId[], context: RemedyContext): DescribedRemedy[] {
  return ids
    .map((id) => REMEDIES[id])
    .filter((remedy) => remedy.shows(context))
    .map(({ id, title, changes, precondition }) => {
      const readiness = precondition(context);
      return readiness.ok
        ? { id, title, changes, canBeUsedNow: true }
        : { id, title, changes, canBeUsedNow: false, reason: readiness.reason };
    });
}
