import { Icon, Keyboard, MenuBarExtra } from "@raycast/api";
import { show } from "../../app/launch";
import type { Remedies } from "../../hooks/use-remedies";
import { ChannelSubmenu } from "./channel-submenu";
import { RemedyMenuItem } from "./remedy-menu-item";

/** What a person does most, in every state the same. */
export function QuickActions({ remedies }: { remedies: Remedies }) {
  return (
    <MenuBarExtra.Section title="Microsoft Defender">
      <MenuBarExtra.Item
        title="Check Threat List"
        icon={Icon.Bug}
        tooltip="Shows what Defender has found on this Mac."
        shortcut={Keyboard.Shortcut.Common.Open}
        onAction={() => show("threats")}
      />
      <MenuBarExtra.Item
        title="Set Up System Extensions"
        icon={Icon.List}
        tooltip="Leads step by step to the Endpoint Security extension."
        onAction={() => show("setup")}
      />
      <ChannelSubmenu remedies={remedies} />
      <RemedyMenuItem id="restart-daemon" remedies={remedies} />
      <MenuBarExtra.Item
        title="Open Security & Privacy"
        icon={Icon.Lock}
        tooltip="Asks macOS for the pane in which the next missing thing is allowed."
        onAction={() => show("open-security")}
      />
    </MenuBarExtra.Section>
  );
}
