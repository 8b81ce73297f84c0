import { Clipboard, environment, openExtensionPreferences } from "@raycast/api";
import { mark } from "../guide/marks";
import { approvedWords } from "../guide/next-words";
import { noteObserved } from "../guide/note-observed";
import { setupSteps } from "../guide/setup-steps";
import { run } from "../process/run";
import { conduct, stillBusy } from "../remedies/run/conduct";
import { feedbackFor, type Feedback, type Surface } from "../remedies/run/feedback";
import { takeLease, underWay, type Act, type Lease } from "../remedies/run/lease";
import { watchFor } from "../remedies/run/watch";
import type { Effects, Outcome, Progress, Remedy, RemedyContext } from "../remedies/types";
import { announceDeadline, withdrawDeadline } from "../snapshot/glance";
import type { SetupMarks } from "../model/setup";
import { launch, repaintMenuBar } from "./launch";
import { tellLeftBehind } from "./left-behind";
import { confirm, progressOn, tell } from "./tell";
import { thisMac } from "./this-mac";

/** What a remedy may take without saying another word. */
const QUIET_MS = 30_000;

/** After this nobody may be looking any more. */
const LONG_MS = 10_000;

/**
 * Runs a remedy for a person: asks, runs, tells how it ended, keeps the new snapshot and has the menu bar show it. One
 * at a time: while another one is under way, that is all it says. Where a person has something to do in another window
 * then, a command without a view goes on watching until the Mac shows that it is done. Never rejects.
 */
export async function performRemedy(remedy: Remedy, context: RemedyContext, surface: Surface): Promise<Outcome> {
  const { mac } = context;
  const folder = environment.supportPath;
  const other = underWay(folder, mac.clock.now());
  if (other !== undefined) {
    await tell(feedbackFor(stillBusy(other), surface), mac);
    return stillBusy(other);
  }
  await tellLeftBehind(context, surface);
  let lease: Lease | undefined;
  let begunAt = mac.clock.now();
  const progress = progressOn(surface, mac);
  const acting: RemedyContext = {
    effects: raycastEffects,
    mark,
    isOvertaken: () => lease?.isLost() ?? false,
    ...context,
    progress(step) {
      lease?.extend(step.lastsMs ?? QUIET_MS, step.onlyWatches === true);
      paintDeadline(step);
      progress.show(step);
    },
  };
  const { outcome, snapshot } = await conduct(remedy, acting, {
    confirm,
    begin() {
      const taken = takeLease(folder, actOf(remedy, context), QUIET_MS, mac.clock.now);
      if ("busy" in taken) return taken.busy;
      lease = taken.lease;
      begunAt = mac.clock.now();
      return undefined;
    },
  });
  await progress.end();
  let feedback = feedbackFor(outcome, surface, mac.clock.now() - begunAt > LONG_MS);
  if (lease && surface === "no-view" && outcome.kind === "asked" && remedy.settled) {
    await tell(feedback, mac);
    feedback = await watch(remedy.settled, { ...acting, snapshot }, lease, outcome);
  }
  const isOvertaken = lease?.isLost() ?? false;
  lease?.end();
  // What runs out is over with this, unless whoever took over goes on with it.
  const ranOut = !isOvertaken && withdrawDeadline();
  if (snapshot !== context.snapshot || ranOut) await repaintMenuBar();
  // Last, for a HUD closes the window, and with it may end a view.
  await tell(feedback, mac);
  return outcome;
}

function actOf({ id }: Remedy, { channel, threat }: RemedyContext): Act {
  return { remedy: id, ...(channel && { channel }), ...(threat?.id !== undefined && { threat: threat.id }) };
}

/** Watches for what a person was asked to do in another window, and gives what is to be told then. */
async function watch(
  settled: NonNullable<Remedy["settled"]>,
  context: RemedyContext,
  lease: Lease,
  asked: Outcome,
): Promise<Feedback> {
  lease.extend(QUIET_MS, true);
  let marks: SetupMarks = {};
  const { state, judged } = await watchFor(settled, context, async (before, after) => {
    lease.extend(QUIET_MS, true);
    marks = await noteObserved(before, after, context.mac.clock.now());
  });
  switch (state) {
    case "overtaken":
      return { via: "nothing" };
    case "settled":
      return {
        via: "hud",
        text: approvedWords(setupSteps(judged.snapshot, context.expectations, judged.now, marks)),
      };
    case "gave-up":
      return { via: "hud", text: "Not Approved Yet", ...(asked.nextStep && { notification: asked.nextStep }) };
  }
}

/** Has the menu bar name the moment at which something runs out, from its beginning on. */
function paintDeadline({ runsOutAt }: Progress): void {
  if (runsOutAt === undefined) return;
  announceDeadline(runsOutAt);
  void repaintMenuBar();
}

/** What only Raycast can do, each guarded: a command that is disabled must not break a remedy. */
const raycastEffects: Effects = {
  launch: (name, context) => launch(name, context),
  copy: (text) => Clipboard.copy(text),
  async openPreferences() {
    try {
      await openExtensionPreferences();
      return true;
    } catch {
      return false;
    }
  },
};

/** Tells an outcome that came about without a remedy, such as a refusal, where there is no view. Never rejects. */
export async function tellOutcome(outcome: Outcome): Promise<void> {
  await tell(feedbackFor(outcome, "no-view"), thisMac(run));
}
