import { Action, Icon } from "@raycast/api";
import { createDeeplink } from "@raycast/utils";

/** Copies a link that opens a command of this extension at one place, for a pilot's coordinator to send around. */
export function DeeplinkAction({ command, context }: { command: string; context?: Record<string, string> }) {
  return (
    <Action.CopyToClipboard title="Copy Deeplink" icon={Icon.Link} content={createDeeplink({ command, context })} />
  );
}
