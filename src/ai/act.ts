import { Action } from "@raycast/api";
import { said, saidIfAny } from "./said";
import { startContext } from "../app/start-context";
import { oneAct } from "../app/one-act";
import { REMEDIES } from "../remedies";
import { conduct } from "../remedies/run/conduct";
import { mark } from "../guide/marks";
import { repaintMenuBar } from "../app/launch";
import type { OutcomeKind, RemedyContext } from "../remedies/types";
import type { RemedyId } from "../model/assessment";

/** How an acting tool ended, for the model to tell. */
export interface ActOutcome {
  /** `done` was checked at the Mac; `asked` and `unconfirmed` were not. */
  outcome: OutcomeKind;
  title: string;
  detail?: string;
  nextStep?: string;
  /** A command that an administrator can paste into Terminal instead. */
  terminalCommand?: string;
}

type Choice = Pick<RemedyContext, "channel">;

/**
 * What a person is asked before a model may use a remedy: what will happen, to what, and what stands in the way. It is
 * asked always, even of what would be refused now: the Mac may have changed by the time the tool runs.
 */
export async function confirmRemedy(id: RemedyId, choice: Choice = {}) {
  const remedy = REMEDIES[id];
  const context = { ...(await startContext(remedy.reads)), ...choice };
  const readiness = remedy.precondition(context);
  const asked = remedy.confirmation?.(context);
  return {
    style: asked?.destructive ? Action.Style.Destructive : Action.Style.Regular,
    message: said(asked ? `${asked.title} ${asked.message}` : `${remedy.title}?`, 400),
    info: [
      { name: "Action", value: remedy.title },
      { name: "Channel", value: choice.channel },
      { name: "Changes", value: remedy.changes },
      { name: "Cannot Be Done Now", value: readiness.ok ? undefined : said(readiness.reason, 300) },
    ],
  };
}

/** Uses a remedy that a person has confirmed, by the same way as everywhere else. Never rejects. */
export async function actConfirmed(id: RemedyId, choice: Choice = {}): Promise<ActOutcome> {
  const remedy = REMEDIES[id];
  const context = { ...(await startContext(remedy.reads)), ...choice, mark };
  const act = oneAct(remedy, context);
  const { outcome, snapshot } = await conduct(
    remedy,
    { ...context, progress: act.goOn, isOvertaken: act.isOvertaken },
    { confirm: async () => true, begin: act.begin },
  );
  act.end();
  if (snapshot !== context.snapshot) await repaintMenuBar();
  const { kind, title, detail, nextStep, terminal } = outcome;
  return {
    outcome: kind,
    title: said(title),
    detail: saidIfAny(detail, 400),
    nextStep: saidIfAny(nextStep, 400),
    // A constant, but for a threat's id that was checked: a model passes it on word for word.
    terminalCommand: terminal,
  };
}
