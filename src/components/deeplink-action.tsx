import { Action, Icon } from "@raycast/api";
import { createDeeplink, showFailureToast } from "@raycast/utils";
import { copyAndSay } from "../app/copy";

/** Copies a link that opens a command of this extension at one place, for a pilot's coordinator to send around. */
export function DeeplinkAction({ command, context }: { command: string; context?: Record<string, string> }) {
  // Made when it is copied: each making reads the extension's manifest, and a row of a list is drawn often.
  const copy = async () => {
    try {
      await copyAndSay(createDeeplink({ command, context }), "Copied Deeplink");
    } catch (error) {
      await showFailureToast(error, { title: "Deeplink Was Not Made" });
    }
  };
  return <Action title="Copy Deeplink" icon={Icon.Link} onAction={() => void copy()} />;
}
