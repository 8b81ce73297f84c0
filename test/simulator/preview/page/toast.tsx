import { Check, LoaderCircle, X } from "lucide-react";
import type { ReactNode } from "react";
import type { ToastState } from "../state";
import { KeyCaps } from "./keycaps";
import { useKeys } from "./keys";
import { keyCaps, matches, shortcutOf } from "./shortcut";
import { send } from "./store";

function Sign({ style }: { style: string }): ReactNode {
  if (style === "ANIMATED" || style === "animated") return <LoaderCircle className="spin" size={14} />;
  if (style === "FAILURE" || style === "failure") return <X size={10} strokeWidth={3.5} />;
  return <Check size={10} strokeWidth={3.5} />;
}

/** The toast in the foot of the window, with its actions. */
export function Toast({ toast }: { toast: ToastState }): ReactNode {
  const act = (which: "primary" | "secondary"): void =>
    void send({ do: "toastAction", run: toast.run, id: toast.id, which });

  useKeys((event) => {
    const action = toast.actions.find((candidate) => {
      const shortcut = shortcutOf(candidate.shortcut);
      return shortcut !== null && matches(shortcut, event);
    });
    if (!action) return false;
    act(action.which);
    return true;
  });

  return (
    <span className={`toast ${toast.style.toLowerCase()}`} role="status">
      <span className="toast-sign">
        <Sign style={toast.style} />
      </span>
      <span className="toast-words" title={`${toast.title} ${toast.message}`}>
        <b>{toast.title}</b>
        {toast.message && <span> {toast.message}</span>}
      </span>
      {toast.actions.map((action) => {
        const shortcut = shortcutOf(action.shortcut);
        return (
          <button key={action.which} onClick={() => act(action.which)}>
            {action.title} {shortcut && <KeyCaps caps={keyCaps(shortcut)} />}
          </button>
        );
      })}
      <button aria-label="Hide Toast" className="toast-hide" onClick={() => void send({ do: "hideToast" })}>
        <X size={12} />
      </button>
    </span>
  );
}
