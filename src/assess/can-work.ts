import type { FindingContext } from "./context";
import type { RemedyId } from "../model/assessment";

/** Whether a remedy may be offered: one that policy or tamper protection would refuse never is. */
export function canWork(remedy: RemedyId, context: FindingContext): boolean {
  switch (remedy) {
    case "restart-daemon":
      return !context.tamperBlocks;
    case "switch-channel":
      return context.channel?.managed !== true;
    case "enable-real-time-protection":
      return !context.isManaged("real_time_protection_enabled");
    default:
      return true;
  }
}
