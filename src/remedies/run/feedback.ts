import type { Outcome } from "../types";

/** Where a remedy was started, which decides how its outcome can be told. */
export type Surface = "menu-bar" | "view" | "no-view";

/** How an outcome is told. */
export type Feedback =
  | { via: "nothing" }
  | { via: "toast"; success: boolean; title: string; message?: string; terminal?: string }
  | { via: "hud"; text: string }
  | { via: "alert"; title: string; message: string; terminal?: string };

/** A guess at what a HUD can show and a person can read before it goes. */
const HUD_LENGTH = 180;

/**
 * Decides how an outcome is told. Raycast's toast needs a window, so the menu bar and the commands without a view get a
 * HUD. What did not work gets an alert there where a HUD would cut the next step off, and where a Terminal command can
 * mend it, because a HUD has no button to copy with. Someone who cancelled needs not be told that they did.
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
  if (isGood(outcome)) return { via: "hud", text: fitted(title, outcome.nextStep ?? outcome.detail ?? "") };
  const text = message ? `${title}: ${message}` : title;
  return text.length > HUD_LENGTH ? { via: "alert", title, message } : { via: "hud", text };
}

function isGood({ kind }: Outcome): boolean {
  return kind === "done" || kind === "asked";
}

/**
 * As many whole sentences as a HUD holds. Where the title leaves no room for the first, that goes without the title:
 * what to do next counts for more.
 */
function fitted(title: string, words: string): string {
  if (!words) return clipped(title);
  const [first = "", ...more] = words.split(/(?<=[.!?]) /);
  let text = `${title}: ${first}`;
  if (text.length > HUD_LENGTH) return clipped(first);
  for (const sentence of more) {
    if (`${text} ${sentence}`.length > HUD_LENGTH) break;
    text += ` ${sentence}`;
  }
  return text;
}

function clipped(text: string): string {
  return text.length > HUD_LENGTH ? `${text.slice(0, HUD_LENGTH - 1).trimEnd()}…` : text;
}
