import { Icon, Keyboard, MenuBarExtra, openCommandPreferences } from "@raycast/api";
import { copyAndSay } from "../../app/copy";
import { readEverything, show } from "../../app/launch";
import type { Assessment } from "../../model/assessment";
import type { Snapshot } from "../../model/snapshot";
import { redactorOf } from "../../privacy/redactor";
import { stateJson } from "../../snapshot/state-json";

/** What every menu ends with. */
export function FooterSection({ snapshot, assessment }: { snapshot: Snapshot; assessment: Assessment }) {
  return (
    <MenuBarExtra.Section>
      <MenuBarExtra.Item
        title="Copy State"
        icon={Icon.CopyClipboard}
        tooltip="Copies the state in a few lines for a chat, without what identifies this Mac."
        shortcut={Keyboard.Shortcut.Common.Copy}
        onAction={() => show("copy-state")}
        alternate={
          <MenuBarExtra.Item
            title="Copy State as JSON"
            icon={Icon.Code}
            onAction={() =>
              copyAndSay(
                JSON.stringify(stateJson(snapshot, assessment, redactorOf(snapshot)), null, 2),
                "Copied State as JSON",
              )
            }
          />
        }
      />
      <MenuBarExtra.Item
        title="Refresh"
        icon={Icon.ArrowClockwise}
        tooltip="Reads everything about this Mac again."
        shortcut={Keyboard.Shortcut.Common.Refresh}
        onAction={readEverything}
      />
      <MenuBarExtra.Item title="Preferences…" icon={Icon.Gear} onAction={openCommandPreferences} />
    </MenuBarExtra.Section>
  );
}
