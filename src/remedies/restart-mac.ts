import { Icon } from "@raycast/api";
import { restartMac as askToRestart } from "../macos/restart-mac";
import { panePath } from "./settings-remedies";
import type { Remedy } from "./types";

export const restartMac: Remedy = {
  id: "restart-mac",
  title: "Restart Mac",
  doing: "Asking for a Restart",
  icon: Icon.Power,
  changes: "Asks macOS for its restart dialog, which restarts this Mac after a minute unless somebody cancels it.",
  reads: [],
  shows: () => true,
  precondition: () => ({ ok: true }),
  confirmation: () => ({
    title: "Restart This Mac?",
    message:
      "macOS shows its own dialog and restarts after a minute; you can still cancel there. Save your work first.",
    action: "Restart Mac",
    destructive: true,
  }),
  async run(context) {
    const result = await askToRestart(context.mac);
    switch (result.kind) {
      case "ran":
        return {
          kind: "asked",
          title: "Asked macOS to Restart",
          nextStep: "macOS's own dialog counts a minute down; choose Restart, or Cancel.",
        };
      case "cancelled":
        return { kind: "cancelled", title: "Cancelled" };
      case "automation-refused":
        return {
          kind: "failed",
          title: "Raycast May Not Restart the Mac",
          detail: "macOS was told not to let Raycast control other apps, and it does not ask a second time.",
          nextStep: `Choose Restart in the Apple menu, or allow it: ${panePath(context, "automation")}.`,
        };
      default:
        return {
          kind: "failed",
          title: "Mac Could Not Be Asked to Restart",
          detail:
            result.kind === "timed-out"
              ? "macOS did not answer within two minutes."
              : "macOS did not take the request for its restart dialog.",
          nextStep: "Choose Restart in the Apple menu.",
        };
    }
  },
};
