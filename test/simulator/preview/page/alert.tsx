import { useEffect, useRef, type ReactNode } from "react";
import type { Json } from "../../raycast/protocol";
import type { AlertState } from "../state";
import { Image } from "./image";
import { KeyCaps } from "./keycaps";
import { useKeys } from "./keys";
import { text } from "./node";
import { send } from "./store";

function option(value: Json | undefined, standard: string): { title: string; destructive: boolean } {
  if (!value || typeof value !== "object" || Array.isArray(value)) return { title: standard, destructive: false };
  return { title: text(value.title) || standard, destructive: value.style === "destructive" };
}

/** A confirmation. Return takes the primary action, escape the other. */
export function Alert({ alert }: { alert: AlertState }): ReactNode {
  const { icon, title, message, primaryAction, dismissAction } = alert.options;
  const primary = option(primaryAction, "Confirm");
  const dismiss = option(dismissAction, "Cancel");
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const answer = (confirmed: boolean): void =>
    void send({ do: "answerAlert", run: alert.run, id: alert.id, confirmed });

  useKeys((event) => {
    if (event.key === "Escape") answer(false);
    else if (event.key === "Enter") answer(true);
    else return event.key !== "Tab";
    return true;
  });

  return (
    <div className="alert-shade">
      <div className="alert" role="alertdialog" aria-labelledby="alert-title">
        <Image image={icon} size={40} />
        <h2 id="alert-title">{text(title)}</h2>
        {text(message) && <p>{text(message)}</p>}
        <div className="alert-buttons">
          <button onClick={() => answer(false)}>
            {dismiss.title} <KeyCaps caps={["esc"]} />
          </button>
          <button ref={button} className={primary.destructive ? "destructive" : "primary"} onClick={() => answer(true)}>
            {primary.title} <KeyCaps caps={["↵"]} />
          </button>
        </div>
      </div>
    </div>
  );
}
