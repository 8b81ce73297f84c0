import type { ReactNode } from "react";
import type { HistoryEntry } from "../state";

/** Toasts, HUDs and all else that the extension asked Raycast for, newest first. */
export function History({ history }: { history: readonly HistoryEntry[] }): ReactNode {
  if (history.length === 0) return <p className="note">Nothing has happened yet.</p>;
  return (
    <ol className="log" aria-label="History">
      {[...history].reverse().map((entry) => (
        <li key={entry.key} data-kind={entry.kind}>
          <span>{entry.text}</span>
          <span>
            {new Date(entry.at).toLocaleTimeString("en-US")} · {entry.kind}
          </span>
        </li>
      ))}
    </ol>
  );
}
