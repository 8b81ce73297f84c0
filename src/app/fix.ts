import { environment, LaunchType, showToast, Toast } from "@raycast/api";
import { REMEDIES } from "../remedies";
import { nextStep } from "../remedies/run/next-step";
import { offersNow } from "../remedies/run/offers-now";
import { fixRequestIn, type FixRequest } from "../remedies/run/request";
import { ALL_PARTS } from "../snapshot/parts";
import type { Outcome, Remedy, RemedyContext } from "../remedies/types";
import type { SnapshotPart } from "../model/snapshot";
import { show } from "./launch";
import { performRemedy, tellOutcome } from "./perform";
import { startContext } from "./start-context";

const IN_BACKGROUND: Outcome = { kind: "failed", title: "Not Done in the Background" };

const UNKNOWN: Outcome = {
  kind: "failed",
  title: "This Fix Is Not Known Here",
  detail: "The link or hot key asks for something that this version does not offer.",
  nextStep: "Launch Fix Next Problem by itself.",
};

const WAIT: Outcome = { kind: "done", title: "Read Again: Wait a Moment More" };

const WELL: Outcome = { kind: "done", title: "This Mac Is Protected" };

/**
 * Carries out what a launch context asks for, or, without one, the next step of this Mac, and tells how that ended.
 * Reads the Mac first: only what it offers now is done. Never rejects.
 */
export async function fix(launchContext: unknown): Promise<void> {
  if (await isRefusedInBackground()) return;
  const request = fixRequestIn(launchContext);
  if (!request) return tellOutcome(UNKNOWN);
  const context = await readAloud(partsFor(request));
  const { remedy, channel, threat } = request;
  if (remedy === undefined) return takeNextStep(context);
  const chosen = offersNow({ remedy, channel, threat }, context);
  if ("refused" in chosen) {
    return tellOutcome({ kind: "failed", title: `Cannot ${REMEDIES[remedy].title}`, detail: chosen.refused });
  }
  return carryOut(REMEDIES[remedy], chosen);
}

/** True, and told, in a background launch: a link can ask for one, and nobody would be there to be asked. */
export async function isRefusedInBackground(): Promise<boolean> {
  if (environment.launchType !== LaunchType.Background) return false;
  await tellOutcome(IN_BACKGROUND);
  return true;
}

async function takeNextStep(context: RemedyContext): Promise<void> {
  const step = nextStep(context);
  switch (step.kind) {
    case "well":
      return tellOutcome(WELL);
    case "explain":
      return show("status", step.finding && { finding: step.finding.id });
    case "remedy":
      // It was read just now: once more would tell nothing new.
      if (step.remedy.id === "wait-and-refresh") return tellOutcome({ ...WAIT, nextStep: step.finding.meaning });
      return carryOut(step.remedy, step.channel ? { ...context, channel: step.channel } : context);
  }
}

async function carryOut(remedy: Remedy, context: RemedyContext): Promise<void> {
  // All that it leads to is a view, which shows by itself that it came up.
  if (remedy.view && context.channel === undefined) return show(remedy.view);
  await performRemedy(remedy, context, "no-view");
}

/** What has to be read to judge a request: everything where nothing was asked for. */
function partsFor({ remedy }: FixRequest): readonly SnapshotPart[] {
  if (remedy === undefined) return ALL_PARTS;
  return [...new Set<SnapshotPart>(["health", "systemExtensions", ...REMEDIES[remedy].reads])];
}

/** Reads these parts of the Mac, and says so meanwhile. */
async function readAloud(parts: readonly SnapshotPart[]): Promise<RemedyContext> {
  const toast = await showToast({ style: Toast.Style.Animated, title: "Reading This Mac" }).catch(() => undefined);
  const context = await startContext(parts);
  await toast?.hide().catch(() => undefined);
  return context;
}
