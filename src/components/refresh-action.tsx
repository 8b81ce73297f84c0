import { Action, Icon, Keyboard } from "@raycast/api";

/** Reads again what the view shows, with Raycast's own shortcut for it. */
export function RefreshAction({ onAction }: { onAction: () => unknown }) {
  return (
    <Action
      title="Refresh"
      icon={Icon.ArrowClockwise}
      shortcut={Keyboard.Shortcut.Common.Refresh}
      onAction={() => void onAction()}
    />
  );
}
