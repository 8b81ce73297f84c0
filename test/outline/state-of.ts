import type { Run } from "../simulator/raycast";
import type { StateJson } from "../../src/snapshot/state-json";

/** What an open menu copies as the state of the Mac: the extension's own words, not a reading of its texts. */
export async function stateOf(menu: Run): Promise<StateJson> {
  await menu.fire(menu.byTitle("Copy State as JSON"));
  const copied = menu.messagesOf("clipboard").at(-1);
  if (!copied) throw new Error("The menu copied no state");
  return JSON.parse(copied.text) as StateJson;
}
