import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { OpenedState } from "../state";
import { send } from "./store";

/** What `open` was asked to open, as the pane it stands for, in words. */
export function Opened({ opened }: { opened: OpenedState }): ReactNode {
  return (
    <div className="opened" role="dialog" aria-label={opened.title}>
      <div className="opened-head">
        <button className="traffic close" aria-label="Close" onClick={() => void send({ do: "closeOpened" })}>
          <X size={8} strokeWidth={3} />
        </button>
        <span className="traffic" />
        <span className="traffic" />
        <b>{opened.title}</b>
      </div>
      <div className="opened-body">
        <p className="opened-path">{opened.path}</p>
        <p>{opened.text}</p>
        {opened.actions.map((entry) => (
          <div key={entry.action} className="opened-row">
            <span className="grow">{entry.title}</span>
            <button
              disabled={entry.disabled !== undefined}
              title={entry.disabled}
              onClick={() => void send({ do: "act", action: entry.action })}
            >
              {entry.button}
            </button>
          </div>
        ))}
        <code>{opened.target}</code>
      </div>
    </div>
  );
}
