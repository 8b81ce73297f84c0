import { Action, Icon } from "@raycast/api";
import type { OfferedRemedy } from "../remedies/offered";
import type { Remedies } from "../hooks/use-remedies";

/** What mends a thing, as actions of a view: best first. One that cannot be used now says why when it is tried. */
export function RemedyActions({ offered, remedies }: { offered: readonly OfferedRemedy[]; remedies: Remedies }) {
  return (
    <>
      {offered.map(({ remedy }) => (
        <Action
          key={remedy.id}
          title={remedy.title}
          icon={remedy.icon}
          onAction={() => void remedies.perform(remedy)}
        />
      ))}
      {offered.flatMap(({ remedy: { id, title, terminal } }) =>
        terminal
          ? [
              <Action.CopyToClipboard
                key={`terminal-${id}`}
                title={`Copy Terminal Command to ${title}`}
                icon={Icon.Terminal}
                content={terminal}
              />,
            ]
          : [],
      )}
    </>
  );
}

/** The same in words, for Markdown: what to do, and why not where it cannot be done now. */
export function remediesInWords(offered: readonly OfferedRemedy[]): string {
  if (offered.length === 0) return "";
  const lines = offered.map(({ remedy, readiness }) =>
    readiness.ok ? `- **${remedy.title}**: ${remedy.changes}` : `- ~~${remedy.title}~~: ${readiness.reason}`,
  );
  return `#### What Helps\n\n${lines.join("\n")}`;
}
