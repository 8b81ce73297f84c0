import {
  Alert,
  Clipboard,
  confirmAlert,
  environment,
  openExtensionPreferences,
  showHUD,
  showToast,
  Toast,
} from "@raycast/api";
import { mark } from "../guide/marks";
import type { Mac } from "../process/mac";
import { run } from "../process/run";
import { showNotification } from "../macos/show-notification";
import { conduct, stillBusy } from "../remedies/run/conduct";
import { feedbackFor, HUD_LENGTH, type Feedback, type Surface } from "../remedies/run/feedback";
import { takeLease, underWay, type Lease } from "../remedies/run/lease";
import type { Confirmation, Effects, Outcome, Progress, Remedy, RemedyContext } from "../remedies/types";
import { printable } from "../text/printable";
import { launch, repaintMenuBar } from "./launch";
import { thisMac } from "./this-mac";

/** What a remedy may take without saying another word. */
const QUIET_MS = 30_000;

/** After this nobody may be looking any more. */
const LONG_MS = 10_000;

/**
 * Runs a remedy for a person: asks, runs, tells how it ended, keeps the new snapshot and has the menu bar show it. One
 * at a time: while another one is under way, that is all it says. Never rejects.
 */
export async function performRemedy(remedy: Remedy, context: RemedyContext, surface: Surface): Promise<Outcome> {
  const { mac } = context;
  const { clock } = mac;
  const folder = environment.supportPath;
  const other = underWay(folder, clock.now());
  if (other !== undefined) {
    await tell(feedbackFor(stillBusy(other), surface), mac);
    return stillBusy(other);
  }
  let lease: Lease | undefined;
  let begunAt = clock.now();
  const progress = progressOn(surface, mac);
  const { outcome, snapshot } = await conduct(
    remedy,
    {
      effects: raycastEffects,
      mark,
      isOvertaken: () => lease?.isLost() ?? false,
      ...context,
      progress(step) {
        lease?.extend(step.lastsMs ?? QUIET_MS, step.onlyWatches === true);
        progress.show(step);
      },
    },
    {
      confirm,
      begin() {
        const taken = takeLease(folder, remedy.id, QUIET_MS, clock.now);
        if ("busy" in taken) return taken.busy;
        lease = taken.lease;
        begunAt = clock.now();
        return undefined;
      },
    },
  );
  lease?.end();
  await progress.end();
  if (snapshot !== context.snapshot) await repaintMenuBar();
  // Last, for a HUD closes the window, and with it may end a view.
  await tell(feedbackFor(outcome, surface, clock.now() - begunAt > LONG_MS), mac);
  return outcome;
}

/** Tells an outcome that came about without a remedy, such as a refusal, where there is no view. Never rejects. */
export async function tellOutcome(outcome: Outcome): Promise<void> {
  await tell(feedbackFor(outcome, "no-view"), thisMac(run));
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

async function confirm({ title, message, action, destructive }: Confirmation): Promise<boolean> {
  return confirmAlert({
    title,
    message,
    primaryAction: {
      title: action,
      style: destructive ? Alert.ActionStyle.Destructive : Alert.ActionStyle.Default,
    },
  });
}

/**
 * Progress: a toast where a window may be open; and outside the views, what the person must do now is a HUD and a
 * notification too, since the password dialog has closed the window by then. The menu bar has no window at all.
 */
function progressOn(surface: Surface, mac: Mac) {
  let toast: Promise<Toast | undefined> | undefined;
  return {
    show({ text, urgent, instruction }: Progress) {
      if (urgent && surface !== "view") void tell({ via: "hud", text, notification: instruction }, mac);
      if (surface === "menu-bar") return;
      toast = (toast ?? Promise.resolve(undefined)).then(async (shown) => {
        if (!shown) return showToast({ style: Toast.Style.Animated, title: text });
        shown.title = text;
        return shown;
      });
      toast = toast.catch(() => undefined);
    },
    // Awaited: hidden later, it could take the toast with it that tells the outcome.
    async end() {
      await toast?.then((shown) => shown?.hide()).catch(() => undefined);
    },
  };
}

async function tell(feedback: Feedback, mac: Mac): Promise<void> {
  try {
    switch (feedback.via) {
      case "nothing":
        return;
      case "hud":
        if (feedback.notification !== undefined) await showNotification(mac, feedback.text, feedback.notification);
        await showHUD(printable(feedback.text, HUD_LENGTH));
        return;
      case "alert": {
        const { title, message, terminal } = feedback;
        const copies = await confirmAlert({
          title,
          message,
          primaryAction: { title: terminal ? "Copy Terminal Command" : "Copy This Message" },
          dismissAction: { title: "Close" },
        });
        if (copies) await Clipboard.copy(terminal ?? `${title}: ${message}`);
        return;
      }
      case "toast": {
        const { terminal } = feedback;
        await showToast({
          style: feedback.success ? Toast.Style.Success : Toast.Style.Failure,
          title: feedback.title,
          ...(feedback.message ? { message: feedback.message } : {}),
          ...(terminal
            ? { primaryAction: { title: "Copy Terminal Command", onAction: () => void Clipboard.copy(terminal) } }
            : {}),
        });
      }
    }
  } catch {
    // Raycast refuses toasts and alerts where it shows nothing; the next look tells the state anyway.
  }
}
