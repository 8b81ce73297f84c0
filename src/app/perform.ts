import { Clipboard, environment, openExtensionPreferences } from "@raycast/api";
import { mark } from "../guide/marks";
import { approvedWords } from "../guide/next-words";
import { noteObserved } from "../guide/note-observed";
import { setupSteps } from "../guide/setup-steps";
import { run } from "../process/run";
import { conduct, stillBusy } from "../remedies/run/conduct";
import { feedbackFor, type Feedback, type Surface } from "../remedies/run/feedback";
import { underWay } from "../remedies/run/lease";
import { watchFor } from "../remedies/run/watch";
import type { Effects, Outcome, Progress, Remedy, RemedyContext } from "../remedies/types";
import { announceDeadline, withdrawDeadline } from "../snapshot/glance";
import type { SetupMarks } from "../model/setup";
import { launch, repaintMenuBar } from "./launch";
import { tellLeftBehind } from "./left-behind";
import { oneAct, type OneAct } from "./one-act";
import { confirm, progressOn, tell } from "./tell";
import { thisMac } from "./this-mac";

/** After this nobody may be looking any more. */
const LONG_MS = 10_000;

/**
 * Runs a remedy for a person: asks, runs, tells how it ended, keeps the new snapshot and has the menu bar show it. One
 * at a time: while another one is under way, that is all it says. Where a person has something to do in another window
 * then, a command without a view goes on watching until the Mac shows that it is done. Never rejects.
 */
export async function performRemedy(remedy: Remedy, context: RemedyContext, surface: Surface): Promise<Outcome> {
  const { mac } = context;
  const other = underWay(environment.supportPath, mac.clock.now());
  if (other !== undefined) {
    await tell(feedbackFor(stillBusy(other), surface), mac);
    return stillBusy(other);
  }
  await tellLeftBehind(context, surface);
  const act = oneAct(remedy, context);
  const progress = progressOn(surface, mac);
  let announced = false;
  const acting: RemedyContext = {
    effects: raycastEffects,
    mark,
    isOvertaken: act.isOvertaken,
    ...context,
    progress(step) {
      act.goOn(step);
      announced = paintDeadline(step) || announced;
      progress.show(step);
    },
  };
  const { outcome, snapshot } = await conduct(remedy, acting, { confirm, begin: act.begin });
  await progress.end();
  const now = mac.clock.now();
  let feedback = feedbackFor(outcome, surface, now - (act.begunAt() ?? now) > LONG_MS);
  if (surface === "no-view" && outcome.kind === "asked" && remedy.settled) {
    await tell(feedback, mac);
    feedback = await watch(remedy.settled, { ...acting, snapshot }, act, outcome);
  }
  // What runs out is over once nobody watches for it any more; whoever took over goes on with it.
  const watched = announced || remedy.settled !== undefined;
  const ranOut = watched && !act.isOvertaken() && withdrawDeadline();
  act.end();
  if (snapshot !== context.snapshot || ranOut) await repaintMenuBar();
  // Last, for a HUD closes the window, and with it may end a view.
  await tell(feedback, mac);
  return outcome;
}

/** Watches for what a person was asked to do in another window, and gives what is to be told then. */
async function watch(
  settled: NonNullable<Remedy["settled"]>,
  context: RemedyContext,
  act: OneAct,
  asked: Outcome,
): Promise<Feedback> {
  act.goOn({ onlyWatches: true });
  let marks: SetupMarks = {};
  const { state, judged } = await watchFor(settled, context, async (before, after) => {
    act.goOn({ onlyWatches: true });
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

/** Has the menu bar name the moment at which something runs out, from its beginning on; true where something does. */
function paintDeadline({ runsOutAt }: Progress): boolean {
  if (runsOutAt === undefined) return false;
  announceDeadline(runsOutAt);
  void repaintMenuBar();
  return true;
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
