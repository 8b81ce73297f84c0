import { ActionPanel, Action, Icon } from "@raycast/api";
import { FLEET_QUERIES } from "../../reporting/fleet";

/** The same questions for a whole fleet; each says in its comments what it cannot see. */
export function FleetQueryActions() {
  return (
    <ActionPanel.Submenu title="Copy Fleet Query…" icon={Icon.Network}>
      {FLEET_QUERIES.map(({ id, title, text }) => (
        <Action.CopyToClipboard key={id} title={title} content={text} />
      ))}
    </ActionPanel.Submenu>
  );
}
