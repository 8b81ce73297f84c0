import { Action, Keyboard } from "@raycast/api";
import type { StateJson } from "../../snapshot/state-json";

/** Copies the state as it may leave the Mac. */
export function CopyStateAction({ state }: { state: StateJson }) {
  return (
    <Action.CopyToClipboard
      title="Copy State as JSON"
      content={JSON.stringify(state, null, 2)}
      shortcut={Keyboard.Shortcut.Common.Copy}
    />
  );
}
