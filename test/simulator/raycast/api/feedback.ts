import { ask, nextId, tell } from "../worker/link";
import { toPlain } from "../worker/plain";
import { setup } from "../worker/setup";
import type { Json, ToastAction, ToWorker } from "../protocol";
import { enumOf } from "./enums";

const styles = enumOf("Toast.Style");

interface ToastActionOptions {
  title: string;
  shortcut?: unknown;
  onAction?: (toast: Toast) => unknown;
}

interface ToastOptions {
  title: string;
  message?: string;
  style?: string;
  primaryAction?: ToastActionOptions;
  secondaryAction?: ToastActionOptions;
}

const shown = new Map<number, Toast>();

/** Presses an action of a toast that is showing. */
export function pressToastAction(id: number, which: "primary" | "secondary"): unknown {
  const toast = shown.get(id);
  const action = which === "primary" ? toast?.primaryAction : toast?.secondaryAction;
  return toast && action?.onAction?.(toast);
}

/** Raycast's toast: every change of it shows at once while it is visible. */
export class Toast {
  static readonly Style = styles;
  private readonly id = nextId();
  private visible = false;

  constructor(private readonly options: ToastOptions) {}

  get style(): string {
    return this.options.style ?? styles.Success ?? "";
  }
  set style(style: string) {
    this.change({ style });
  }
  get title(): string {
    return this.options.title;
  }
  set title(title: string) {
    this.change({ title });
  }
  get message(): string | undefined {
    return this.options.message;
  }
  set message(message: string | undefined) {
    this.change({ message });
  }
  get primaryAction(): ToastActionOptions | undefined {
    return this.options.primaryAction;
  }
  set primaryAction(primaryAction: ToastActionOptions | undefined) {
    this.change({ primaryAction });
  }
  get secondaryAction(): ToastActionOptions | undefined {
    return this.options.secondaryAction;
  }
  set secondaryAction(secondaryAction: ToastActionOptions | undefined) {
    this.change({ secondaryAction });
  }

  async show(): Promise<void> {
    if (setup.launch.type === "background") {
      throw new Error("Toast API is not available when command is launched in background");
    }
    this.visible = true;
    shown.set(this.id, this);
    this.report();
  }

  async hide(): Promise<void> {
    this.visible = false;
    shown.delete(this.id);
    this.report();
  }

  private change(options: Partial<ToastOptions>): void {
    Object.assign(this.options, options);
    if (this.visible) this.report();
  }

  private report(): void {
    const actions: ToastAction[] = [];
    for (const which of ["primary", "secondary"] as const) {
      const action = which === "primary" ? this.primaryAction : this.secondaryAction;
      if (!action) continue;
      const shortcut = action.shortcut === undefined ? {} : { shortcut: toPlain(action.shortcut, "shortcut") as Json };
      actions.push({ which, title: action.title, ...shortcut });
    }
    const { id, style, title, message, visible } = this;
    tell({ kind: "toast", id, style, title, ...(message === undefined ? {} : { message }), actions, visible });
  }
}

/** Shows a toast; throws in a background launch, as Raycast does. */
export async function showToast(first: ToastOptions | string, title?: string, message?: string): Promise<Toast> {
  const toast = new Toast(typeof first === "string" ? { style: first, title: title ?? "", message } : { ...first });
  await toast.show();
  return toast;
}

/** Shows a HUD, which also closes Raycast's window. */
export async function showHUD(title: string): Promise<void> {
  tell({ kind: "hud", title });
}

export const Alert = { ActionStyle: enumOf("Alert.ActionStyle") };

interface AlertOptions {
  primaryAction?: { onAction?: () => void };
  dismissAction?: { onAction?: () => void };
}

/** Asks the person; true where they pressed the primary action. */
export async function confirmAlert(options: AlertOptions): Promise<boolean> {
  const answer = await ask<Extract<ToWorker, { kind: "answerAlert" }>>((id) => ({
    kind: "alert",
    id,
    options: toPlain(options, `alert${id}`) as { [key: string]: Json },
  }));
  (answer.confirmed ? options.primaryAction : options.dismissAction)?.onAction?.();
  return answer.confirmed;
}
