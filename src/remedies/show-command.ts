import { Icon } from "@raycast/api";
import type { Remedy } from "./types";
import type { CommandName } from "../model/command";
import type { RemedyId } from "../model/assessment";

/** A remedy that only leads to another command of this extension. */
function showCommand(id: RemedyId, title: string, icon: Icon, command: CommandName): Remedy {
  return {
    id,
    title,
    doing: "Opening a Command",
    icon,
    changes: "Shows another command of this extension.",
    reads: [],
    shows: () => true,
    precondition: () => ({ ok: true }),
    view: command,
    async run({ effects }) {
      if (effects && (await effects.launch(command))) {
        return { kind: "asked", title: `Asked Raycast to ${title}` };
      }
      return {
        kind: "failed",
        title: "Command Could Not Be Shown",
        detail: "Raycast did not launch the command; it may be disabled.",
        nextStep: "Open Raycast's settings and enable this extension's commands under Extensions.",
      };
    },
  };
}

export const showThreats = showCommand("show-threats", "Check Threat List", Icon.Bug, "threats");
export const showSetup = showCommand("show-setup", "Set Up System Extensions", Icon.List, "setup");
