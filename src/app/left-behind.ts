import { environment } from "@raycast/api";
import { showNotification } from "../macos/show-notification";
import { REMEDIES } from "../remedies";
import { feedbackFor, type Surface } from "../remedies/run/feedback";
import { takeLeftBehind } from "../remedies/run/lease";
import type { Outcome, RemedyContext } from "../remedies/types";
import { tell } from "./tell";

/**
 * Tells, once, how something ended whose worker was ended before it could: by what the Mac says now. `context` is of a
 * reading of now. A view tells it by a toast; everywhere else it comes beside what the person has asked for, so it is a
 * notification. Never rejects.
 */
export async function tellLeftBehind(context: RemedyContext, surface: Surface): Promise<void> {
  const left = takeLeftBehind(environment.supportPath, context.mac.clock.now());
  if (!left) return;
  const { remedy: id, channel, threat } = left;
  const remedy = REMEDIES[id];
  const chosen: RemedyContext = {
    ...context,
    ...(channel && { channel }),
    ...(threat !== undefined && { threat: { id: threat, name: "" } }),
  };
  const outcome = remedy.readBack?.(chosen) ?? cutOff(remedy.doing);
  if (surface === "view") return tell(feedbackFor(outcome, surface), context.mac);
  const words = [outcome.detail, outcome.nextStep].filter((part) => part !== undefined).join(" ");
  await showNotification(context.mac, outcome.title, words);
}

function cutOff(doing: string): Outcome {
  return {
    kind: "unconfirmed",
    title: `${doing} Was Cut Off`,
    detail: "Raycast ended it before it could tell how it went.",
    nextStep: "Look at the status, and do it again where it is still needed.",
  };
}
