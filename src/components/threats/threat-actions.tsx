import { Action, ActionPanel, Icon, Keyboard } from "@raycast/api";
import { type Threat, threatState } from "../../model/threat";
import { printable } from "../../text/printable";
import { REMEDIES } from "../../remedies";
import { DeeplinkAction } from "../deeplink-action";
import type { Remedies } from "../../hooks/use-remedies";
/** Microsoft's encyclopedia, by name. That the address takes a name is a guess from the encyclopedia's own links. */
const ENCYCLOPEDIA = "https://www.microsoft.com/en-us/wdsi/threats/malware-encyclopedia-description?Name=";

/** What can be done with one threat. `children` are the actions of the list itself. */
export function ThreatActions(props: { threat: Threat; remedies: Remedies; children: React.ReactNode }) {
  const { threat, remedies, children } = props;
  const quarantine = REMEDIES["quarantine-threat"];
  const openDefender = REMEDIES["open-defender"];
  return (
    <ActionPanel>
      <ActionPanel.Section>
        {threatState(threat) !== "handled" && (
          <Action
            title={quarantine.title}
            icon={quarantine.icon}
            style={Action.Style.Destructive}
            onAction={() => void remedies.perform(quarantine, { threat })}
          />
        )}
        <Action.OpenInBrowser
          title="Look up in Microsoft's Encyclopedia"
          icon={Icon.Book}
          url={ENCYCLOPEDIA + encodeURIComponent(printable(threat.name, 200))}
        />
        <Action
          title="Open Protection History in Defender"
          icon={openDefender.icon}
          onAction={() => void remedies.perform(openDefender)}
        />
      </ActionPanel.Section>
      <ActionPanel.Section>
        <Action.CopyToClipboard
          title="Copy Name"
          content={printable(threat.name, 500)}
          shortcut={Keyboard.Shortcut.Common.CopyName}
        />
        {threat.id !== undefined && <Action.CopyToClipboard title="Copy ID" content={printable(threat.id, 500)} />}
        <Action.CopyToClipboard
          title="Copy Everything"
          content={everything(threat)}
          shortcut={Keyboard.Shortcut.Common.Copy}
        />
        {threat.id !== undefined && <DeeplinkAction command="threats" context={{ id: threat.id }} />}
      </ActionPanel.Section>
      <ActionPanel.Section>{children}</ActionPanel.Section>
    </ActionPanel>
  );
}

function everything({ id, name, type, status, detectedAt }: Threat): string {
  return JSON.stringify(
    { id, name, type, status, detectedAt: detectedAt === undefined ? undefined : new Date(detectedAt).toISOString() },
    null,
    2,
  );
}
