import { asFailure } from "../process/failure-error";
import { assess } from "../protection/assess";
import type { Snapshot, SnapshotPart } from "../protection/types";
import { realClock } from "./clock";
import type { Confirmation, Outcome, Remedy, RemedyContext } from "./types";

/** What conducting a remedy needs from whoever offers it. */
export interface ConductPorts {
  /** Asks the person; an AI tool, which asked before, answers true. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** Reads these parts of the Mac again; the rest is carried over. Never rejects. */
  reread(parts: readonly SnapshotPart[], previous: Snapshot): Promise<Snapshot>;
}

export interface Conducted {
  outcome: Outcome;
  /** The Mac as it was read last. */
  snapshot: Snapshot;
}

/**
 * The one way from a click to an outcome: precondition, confirmation, the precondition again on a fresh reading (the
 * Mac may have changed while the dialog stood open, and the first one may have rested on an old reading), the remedy,
 * and one more reading. Never rejects.
 */
export async function conduct(remedy: Remedy, context: RemedyContext, ports: ConductPorts): Promise<Conducted> {
  const clock = context.clock ?? realClock;
  const refused = refusal(remedy, context);
  if (refused) return { outcome: refused, snapshot: context.snapshot };

  const confirmation = remedy.confirmation?.(context);
  if (confirmation && !(await ports.confirm(confirmation))) {
    return { outcome: { kind: "cancelled", title: "Cancelled" }, snapshot: context.snapshot };
  }

  let current = context;
  if (remedy.reads.length > 0) {
    const snapshot = await ports.reread(remedy.reads, context.snapshot);
    const now = clock.now();
    current = { ...context, snapshot, now, assessment: assess(snapshot, context.expectations, now) };
    const refusedNow = refusal(remedy, current);
    if (refusedNow) return { outcome: refusedNow, snapshot };
  }

  const outcome = await remedy.run(current).catch((error: unknown) => unexpected(remedy, error));
  const snapshot =
    remedy.reads.length > 0 && outcome.kind !== "cancelled"
      ? await ports.reread(remedy.reads, current.snapshot)
      : current.snapshot;
  return { outcome, snapshot };
}

/** The outcome of a remedy whose precondition does not hold; undefined where it holds. */
export function refusal(remedy: Remedy, context: RemedyContext): Outcome | undefined {
  const precondition = remedy.precondition(context);
  return precondition.ok ? undefined : { kind: "failed", title: `Cannot ${remedy.title}`, detail: precondition.reason };
}

function unexpected(remedy: Remedy, error: unknown): Outcome {
  const failure = asFailure(error);
  return {
    kind: "failed",
    title: `Could Not ${remedy.title}`,
    detail: failure.message,
    nextStep: failure.nextStep,
    failure,
    terminal: remedy.terminal,
  };
}
