import { asFailure } from "../../process/failure-error";
import type { Confirmation, Outcome, Remedy, RemedyContext } from "../types";
import type { Snapshot } from "../../model/snapshot";

/** What conducting a remedy needs from whoever offers it. */
export interface ConductPorts {
  /** Asks the person; an AI tool, which asked before, answers true. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** Begins to act, once everything is settled; what is under way instead where something is: `Restarting Defender`. */
  begin(): string | undefined;
}

export interface Conducted {
  outcome: Outcome;
  /** The Mac as it was read last. */
  snapshot: Snapshot;
}

/**
 * The one way from a click to an outcome: precondition, confirmation, the precondition again on a fresh reading (the
 * Mac may have changed while the dialog stood open), the remedy, and one more reading. What an old reading refuses is
 * read again before it is refused. Never rejects.
 */
export async function conduct(remedy: Remedy, context: RemedyContext, ports: ConductPorts): Promise<Conducted> {
  let current = context;
  const reread = async () => {
    if (remedy.reads.length === 0) return;
    current = { ...current, ...(await context.reread(remedy.reads, current.snapshot)) };
  };
  const end = (outcome: Outcome): Conducted => ({ outcome, snapshot: current.snapshot });

  if (refusal(remedy, current)) {
    await reread();
    const refused = refusal(remedy, current);
    if (refused) return end(refused);
  }

  const confirmation = remedy.confirmation?.(current);
  if (confirmation) {
    if (!(await ports.confirm(confirmation))) return end({ kind: "cancelled", title: "Cancelled" });
    await reread();
    const refusedNow = refusal(remedy, current);
    if (refusedNow) return end(refusedNow);
  }

  const busy = ports.begin();
  if (busy !== undefined) return end(stillBusy(busy));
  const outcome = await remedy.run(current).catch((error: unknown) => unexpected(remedy, error));
  if (outcome.kind !== "cancelled") await reread();
  return end(outcome);
}

/** The outcome of a remedy while something else is under way. */
export function stillBusy(doing: string): Outcome {
  return { kind: "failed", title: `Still ${doing}` };
}

/** The outcome of a remedy whose precondition does not hold; undefined where it holds. */
function refusal(remedy: Remedy, context: RemedyContext): Outcome | undefined {
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
