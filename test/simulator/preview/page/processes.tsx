import type { ReactNode } from "react";
import type { ProcessEntry } from "../state";

function ending(entry: ProcessEntry): { words: string; className: string } {
  if (entry.endedAt === undefined) return { words: "runs", className: "runs" };
  const words = entry.signal ?? String(entry.exitCode);
  return { words, className: entry.exitCode === 0 ? "good" : "bad" };
}

/** Every process that the extension ran, newest first. */
export function Processes({ processes }: { processes: readonly ProcessEntry[] }): ReactNode {
  if (processes.length === 0) return <p className="note">The extension has run no process yet.</p>;
  return (
    <ol className="log" aria-label="Processes">
      {[...processes].reverse().map((entry) => {
        const { words, className } = ending(entry);
        return (
          <li key={entry.key}>
            <code title={entry.program}>
              <b>{entry.program.slice(entry.program.lastIndexOf("/") + 1)}</b> {entry.args.join(" ")}
            </code>
            <span>
              pid {entry.pid}
              {entry.endedAt !== undefined && ` · ${Math.round(entry.endedAt - entry.startedAt)} ms`} ·{" "}
              <em className={className}>{words}</em>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
