import { Icon } from "@raycast/api";
import type { Remedy } from "./types";

/** For a path to mdatp that leads nowhere: only a person can set it right. */
export const openPreferences: Remedy = {
  id: "open-preferences",
  title: "Open Extension Preferences",
  doing: "Opening Preferences",
  icon: Icon.Gear,
  changes: "Shows this extension's preferences, with the path to mdatp among them.",
  reads: ["health"],
  shows: () => true,
  precondition: () => ({ ok: true }),
  async run({ effects }) {
    if (effects && (await effects.openPreferences())) {
      return {
        kind: "asked",
        title: "Asked for the Preferences",
        nextStep: "Clear “Path to mdatp” to have mdatp looked for at its usual place.",
      };
    }
    return {
      kind: "failed",
      title: "Preferences Could Not Be Shown",
      detail: "Raycast did not show this extension's preferences.",
      nextStep: "Open Raycast's settings, choose this extension under Extensions, and look at “Path to mdatp”.",
    };
  },
};
