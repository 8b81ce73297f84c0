import { describeRemedies, type DescribedRemedy } from "../ai/describe-remedy";
import { said } from "../ai/said";
import { readSetupMarks } from "../guide/setup-marks";
import { startContext } from "../app/start-context";
import { setupNotes, setupSteps } from "../guide/setup-steps";
import { ALL_PARTS } from "../snapshot/parts";
import type { SetupStep } from "../model/setup";

interface SetupAnswer {
  /** In their order. Exactly one is `next` unless all is done. */
  steps: (Pick<SetupStep, "id" | "title" | "state" | "why" | "todo"> & { remedies: DescribedRemedy[] })[];
  /** Known issues and questions that concern this Mac. */
  notes: { title: string; text: string }[];
}

/** Says how far this Mac is on the way to Defender's system extensions, and what to do next. */
export default async function getSetupSteps(): Promise<SetupAnswer> {
  const context = await startContext(ALL_PARTS);
  const { snapshot, expectations, now } = context;
  const steps = setupSteps(snapshot, expectations, now, await readSetupMarks(now));
  return {
    steps: steps.map(({ id, title, state, why, todo, remedies }) => ({
      id,
      title,
      state,
      why: said(why, 300),
      todo: said(todo, 400),
      remedies: describeRemedies(remedies, context),
    })),
    notes: setupNotes(snapshot).map(({ title, text }) => ({ title, text: said(text, 400) })),
  };
}
