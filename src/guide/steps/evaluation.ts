import type { FindingContext } from "../../assess/context";
import type { Causes } from "../../assess/fold";
import { extensionRuns } from "../../assess/extension-runs";
import type { SetupMarks, SetupStep } from "../../model/setup";

/** What the steps are judged from: the snapshot, worked out, and what the extension itself observed. */
export type StepContext = FindingContext & { marks: SetupMarks; causes: Causes };

/** A step before it is known which open one is next. */
export interface Evaluation {
  state: "done" | "open" | "not-needed" | "unknowable";
  why: string;
  todo?: string;
  remedies?: SetupStep["remedies"];
  countdown?: SetupStep["countdown"];
}

/** A guess, generous: the longest that a restarted daemon is waited for. */
export const DAEMON_RETURN = 60_000;

/** Whether health, read just now, shows the Endpoint Security extension as the engine. */
export const engineRuns = (context: FindingContext) => extensionRuns("endpoint_security", context);

/** Who else can bring what is missing, on a managed Mac. */
export function orProfile(context: FindingContext, profile: string): string {
  return context.enrolled === true
    ? ` This Mac is managed: its ${profile} profile should bring this by itself; where it is missing, ask your administrator.`
    : "";
}
