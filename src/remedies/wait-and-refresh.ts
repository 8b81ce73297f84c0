import { Icon } from "@raycast/api";
import { readHealth } from "../defender/health/read-health";
import { asFailure } from "../process/failure-error";
import type { Outcome, Remedy } from "./types";

/** For what passes by itself: a start, an upgrade, one late answer. Asks Defender once more and says what came. */
export const waitAndRefresh: Remedy = {
  id: "wait-and-refresh",
  title: "Wait and Refresh",
  doing: "Asking Defender Again",
  icon: Icon.Clock,
  changes: "Asks Microsoft Defender again.",
  reads: ["health", "systemExtensions"],
  shows: () => true,
  precondition: () => ({ ok: true }),
  async run({ mac, progress }): Promise<Outcome> {
    progress?.({ text: "Asking Defender Again", urgent: false });
    try {
      await readHealth(mac);
      return { kind: "done", title: "Defender Answered", detail: "What it says now is shown." };
    } catch (error) {
      const failure = asFailure(error);
      return {
        kind: "unconfirmed",
        title: "Defender Has Not Answered Yet",
        detail: failure.message,
        nextStep: failure.nextStep,
        failure,
      };
    }
  },
};
