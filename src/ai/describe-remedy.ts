import { offer } from "../remedies/offered";
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

/** Describes the remedies that make sense on this Mac, in the order in which every other surface offers them. */
export function describeRemedies(ids: readonly RemedyId[], context: RemedyContext): DescribedRemedy[] {
  return offer(ids, context).map(({ remedy: { id, title, changes }, readiness }) =>
    readiness.ok
      ? { id, title, changes, canBeUsedNow: true }
      : { id, title, changes, canBeUsedNow: false, reason: readiness.reason },
  );
}
