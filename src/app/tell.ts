import { Alert, Clipboard, confirmAlert, showHUD, showToast, Toast } from "@raycast/api";
import { showNotification } from "../macos/show-notification";
import type { Mac } from "../process/mac";
import { HUD_LENGTH, type Feedback, type Surface } from "../remedies/run/feedback";
import type { Confirmation, Progress } from "../remedies/types";
import { printable } from "../text/printable";

/** Asks a person; false too where Raycast cannot ask. */
export async function confirm({ title, message, action, destructive }: Confirmation): Promise<boolean> {
  try {
    return await confirmAlert({
      title,
      message,
      primaryAction: {
        title: action,
        style: destructive ? Alert.ActionStyle.Destructive : Alert.ActionStyle.Default,
      },
    });
  } catch {
    return false;
  }
}

/** Tells how something ended. Never rejects. */
export async function tell(feedback: Feedback, mac: Mac): Promise<void> {
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

/**
 * Progress: a toast where a window may be open; and outside the views, what the person must do now is a HUD and a
 * notification too, since the password dialog has closed the window by then.
 */
export function progressOn(surface: Surface, mac: Mac) {
  let toast: Promise<Toast | undefined> | undefined;
  return {
    show({ text, urgent, instruction }: Progress) {
      if (urgent && surface !== "view") void tell({ via: "hud", text, notification: instruction }, mac);
      toast = (toast ?? Promise.resolve(undefined))
        .then(async (shown) => {
          if (!shown) return showToast({ style: Toast.Style.Animated, title: text });
          shown.title = text;
          return shown;
        })
        .catch(() => undefined);
    },
    /** Awaited: hidden later, it could take the toast with it that tells the outcome. */
    async end() {
      await toast?.then((shown) => shown?.hide()).catch(() => undefined);
    },
  };
}
