import type { Outcome } from "./types";

/** Where a remedy was started, which decides how its outcome can be told. */
export type Surface = "menu-bar" | "view" | "no-view";

/** How an outcome is told. */
export type Feedback =
  | { via: "nothing" }
  | { via: "toast"; success: boolean; title: string; message?: string; terminal?: string }
  | { via: "hud"; text: string }
  | { via: "alert"; title: string; message: string; terminal: string };

const HUD_LENGTH = 140;

/**
 * Decides how an outcome is told. Raycast's toast needs a window, so the menu bar and the commands without a view get a
 * HUD; a failure that a Terminal command can mend gets an alert there, because a HUD has no button to copy with.
 * Someone who cancelled needs not be told that they did.
 */
export function feedbackFor(outcome: Outcome, surface: Surface): Feedback {
  if (outcome.kind === "cancelled") return { via: "nothing" };
  const { title, terminal } = outcome;
  const message = [outcome.detail, outcome.nextStep].filter((part) => part !== undefined).join(" ");
  const failed = outcome.kind === "failed";

  if (surface === "view") {
    return {
      via: "toast",
      success: isGood(outcome),
      title,
      ...(message ? { message } : {}),
      ...(terminal && !isGood(outcome) ? { terminal } : {}),
    };
  }
  if (failed && terminal) {
    return { via: "alert", title, message: `${message} In Terminal: ${terminal}`.trim(), terminal };
  }
  const rest = failed || outcome.kind === "unconfirmed" ? message : (outcome.nextStep ?? outcome.detail ?? "");
  return { via: "hud", text: clipped(rest ? `${title}: ${rest}` : title) };
}

function isGood({ kind }: Outcome): boolean {
  return kind === "done" || kind === "asked";
}

function clipped(text: string): string {
  return text.length > HUD_LENGTH ? `${text.slice(0, HUD_LENGTH - 1).trimEnd()}…` : text;
}
