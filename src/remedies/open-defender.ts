import { Icon } from "@raycast/api";
import { places } from "../process/programs";
import { openTarget } from "./open-target";
import type { Remedy } from "./types";
import { isInstalled, NOT_INSTALLED } from "./installed";

export const openDefender: Remedy = {
  id: "open-defender",
  title: "Open Microsoft Defender",
  doing: "Opening Defender",
  icon: Icon.Shield,
  changes: "Asks macOS to show Microsoft Defender's own window.",
  reads: [],
  shows: isInstalled,
  precondition: (context) => (isInstalled(context) ? { ok: true } : NOT_INSTALLED),
  async run({ mac }) {
    // The app's name changed in product 101.56.35; the newer one is tried first.
    for (const app of [places.defenderApp, places.defenderAtpApp]) {
      if (await openTarget(mac, app)) {
        return { kind: "asked", title: "Asked macOS for Microsoft Defender" };
      }
    }
    return {
      kind: "failed",
      title: "Defender Could Not Be Opened",
      detail: "macOS did not take the request: the app is not in the Applications folder.",
      nextStep: "Ask your administrator to install Microsoft Defender for Endpoint again.",
    };
  },
};
