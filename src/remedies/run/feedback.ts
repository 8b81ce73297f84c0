import { printable } from "../../text/printable";
import type { Outcome } from "../types";

/** Where a remedy was started, which decides how its outcome can be told. */
export type Surface = "view" | "no-view";

/** How an outcome is told. */
export type Feedback =
  | { via: "nothing" }
  | { via: "toast"; success: boolean; title: string; message?: string; terminal?: string }
  /** `notification`: what a HUD has no room for, or what nobody may be looking at any more. */
  | { via: "hud"; text: string; notification?: string }
  | { via: "alert"; title: string; message: string; terminal?: string };

/** What a HUD of Raycast's shows: it is a compact message, and is gone after a moment. */
export const HUD_LENGTH = 40;

/**
 * Decides how an outcome is told. Raycast's toast needs a window, so a command without a view gets a HUD, which says
 * that something happened; what a person is to do then, and what a long wait came to, stands in a notification beside
 * it. What did not work gets an alert, which stays. Someone who cancelled needs not be told that they did.
 * @param waited whether it took so long that nobody may be looking any more.
 */
export function feedbackFor(outcome: Outcome, surface: Surface, waited = false): Feedback {
  if (outcome.kind === "cancelled") return { via: "nothing" };
  const { title, detail, nextStep, terminal } = outcome;
  const message = [detail, nextStep].filter((part) => part !== undefined).join(" ");
  const good = isGood(outcome);

  if (surface === "view") {
    return {
      via: "toast",
      success: good,
      title,
      ...(message ? { message } : {}),
      ...(terminal && !good ? { terminal } : {}),
    };
  }
  if (!good && message) return { via: "alert", title, message, ...(terminal && { terminal }) };
  const notification = nextStep ?? (waited ? detail : undefined);
  return { via: "hud", text: printable(title, HUD_LENGTH), ...(notification && { notification }) };
}

function isGood({ kind }: Outcome): boolean {
  return kind === "done" || kind === "asked";
}
