import {
  Alert,
  Clipboard,
  confirmAlert,
  launchCommand,
  LaunchType,
  openExtensionPreferences,
  showHUD,
  showToast,
  Toast,
} from "@raycast/api";
import { conduct } from "./conduct";
import { feedbackFor, type Feedback, type Surface } from "./feedback";
import { mark } from "../../guide/marks";
import type { Confirmation, Effects, Outcome, Progress, Remedy, RemedyContext } from "../types";

/**
 * Runs a remedy for a person: asks, runs, tells how it ended, keeps the new snapshot and has the menu bar show it. In
 * the menu bar, a remedy that has a command of its own is handed to that command, because Raycast may unload the menu
 * bar as soon as its menu closes. Never rejects.
 */
export async function performRemedy(remedy: Remedy, context: RemedyContext, surface: Surface): Promise<Outcome> {
  // A channel that was chosen is written in a moment, and the command would have to ask for it again.
  if (surface === "menu-bar" && remedy.command && context.channel === undefined) {
    const { name, context: launchContext } = remedy.command;
    if (await raycastEffects.launch(name, launchContext)) return { kind: "asked", title: remedy.title };
  }
  const progress = progressOn(surface);
  const { outcome, snapshot } = await conduct(
    remedy,
    { effects: raycastEffects, mark, progress: progress.show, ...context },
    { confirm },
  );
  await progress.end();
  await tell(feedbackFor(outcome, surface));
  // The menu bar reads again itself after what was done from it.
  if (snapshot !== context.snapshot && surface !== "menu-bar") await refreshMenuBar();
  return outcome;
}

/** Has the menu bar read and paint again, where the person activated it; nothing happens where not. */
export async function refreshMenuBar(): Promise<void> {
  await launchCommand({ name: "menu-bar", type: LaunchType.Background }).catch(() => undefined);
}

/** What only Raycast can do, each guarded: a command that is disabled must not break a remedy. */
const raycastEffects: Effects = {
  launch: (name, context) =>
    launchCommand({ name, type: LaunchType.UserInitiated, ...(context ? { context: { ...context } } : {}) }).then(
      () => true,
      () => false,
    ),
  copy: (text) => Clipboard.copy(text),
  openPreferences: () =>
    openExtensionPreferences().then(
      () => true,
      () => false,
    ),
};

function confirm({ title, message, action, destructive }: Confirmation): Promise<boolean> {
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
 * Progress: a toast where a window may be open; and outside the views, what the person must do now is a HUD too, since
 * the password dialog has closed the window by then. The menu bar has no window at all.
 */
function progressOn(surface: Surface): { show: (progress: Progress) => void; end: () => Promise<void> } {
  let toast: Promise<Toast> | undefined;
  return {
    show({ text, urgent }) {
      if (urgent && surface !== "view") void showHUD(text).catch(() => undefined);
      if (surface === "menu-bar") return;
      if (!toast) {
        toast = showToast({ style: Toast.Style.Animated, title: text });
        toast.catch(() => undefined);
      } else {
        void toast.then((shown) => void (shown.title = text)).catch(() => undefined);
      }
    },
    // Awaited: hidden later, it could take the toast with it that tells the outcome.
    async end() {
      await toast?.then((shown) => shown.hide()).catch(() => undefined);
    },
  };
}

async function tell(feedback: Feedback): Promise<void> {
  switch (feedback.via) {
    case "nothing":
      return;
    case "hud":
      await showHUD(feedback.text).catch(() => undefined);
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
      }).catch(() => undefined);
    }
  }
}
