import { Icon, Keyboard, MenuBarExtra } from "@raycast/api";
import { show } from "../../app/launch";
import type { Remedies } from "../../hooks/use-remedies";
import type { RemedyId } from "../../model/assessment";
import { ChannelSubmenu } from "./channel-submenu";
import { RemedyMenuItem } from "./remedy-menu-item";

/** What a person does most, in every state in the same order; what is the next step already is not offered twice. */
export function QuickActions({ remedies, next }: { remedies: Remedies; next: RemedyId | undefined }) {
  return (
    <MenuBarExtra.Section title="Microsoft Defender">
      {next !== "show-threats" && (
        <MenuBarExtra.Item
          title="Check Threat List"
          icon={Icon.Bug}
          tooltip="Shows what Defender has found on this Mac."
          shortcut={Keyboard.Shortcut.Common.Open}
          onAction={() => show("threats")}
        />
      )}
      {next !== "show-setup" && (
        <MenuBarExtra.Item
          title="Set Up System Extensions"
          icon={Icon.List}
          tooltip="Leads step by step to the Endpoint Security extension."
          onAction={() => show("setup")}
        />
      )}
      <ChannelSubmenu remedies={remedies} />
      {next !== "restart-daemon" && <RemedyMenuItem id="restart-daemon" remedies={remedies} />}
      <MenuBarExtra.Item
        title="Open Security & Privacy"
        icon={Icon.Lock}
        tooltip="Asks macOS for the pane in which the next missing thing is allowed."
        onAction={() => show("open-security")}
      />
    </MenuBarExtra.Section>
  );
}
