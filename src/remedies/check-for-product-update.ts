import { Icon } from "@raycast/api";
import { places, programs } from "../process/programs";
import { run as realRun } from "../process/run";
import { isInstalled, NOT_INSTALLED } from "./installed";
import { openTarget } from "./open-target";
import type { Outcome, Remedy } from "./types";

/** msupdate asks Microsoft's servers. */
const LIST_TIMEOUT_MS = 90_000;

/** Defender's id among AutoUpdate's apps, from Microsoft's page on its preferences. */
const DEFENDER_ID = /\bWDAV00\b/i;

export const checkForProductUpdate: Remedy = {
  id: "check-for-product-update",
  title: "Check for Product Update",
  icon: Icon.ArrowClockwise,
  changes: "Asks Microsoft AutoUpdate what it has for Defender; installs nothing by itself.",
  reads: ["health"],
  shows: isInstalled,
  precondition: (context) => (isInstalled(context) ? { ok: true } : NOT_INSTALLED),
  async run({ run = realRun, progress }) {
    progress?.({ text: "Asking Microsoft AutoUpdate", urgent: false });
    const listed = await run({ program: programs.msupdate, args: ["--list"], timeoutMs: LIST_TIMEOUT_MS });
    // The wording of the list is not public; that Defender's id stands in it where it has an update is a guess.
    const names = DEFENDER_ID.test(listed.stdout);
    if (listed.exitCode === 0 && !listed.timedOut && !names) {
      return {
        kind: "unconfirmed",
        title: "No Update Listed for Defender",
        detail: "Microsoft AutoUpdate answered and named no update for Defender.",
        nextStep: "If you expect one, look into Microsoft AutoUpdate's own window.",
      };
    }
    const asked = await openTarget(places.autoUpdateApp, run);
    return asked ? opened(names && listed.exitCode === 0) : NOT_OPENED;
  },
};

function opened(hasUpdate: boolean): Outcome {
  return hasUpdate
    ? {
        kind: "asked",
        title: "Update Available for Defender",
        detail: "Microsoft AutoUpdate lists one, and its window was asked for.",
        nextStep: "Choose Update in Microsoft AutoUpdate.",
      }
    : {
        kind: "asked",
        title: "Asked for Microsoft AutoUpdate",
        detail: "Its command-line tool gave no answer, so its window was asked for instead.",
        nextStep: "Choose Check for Updates there.",
      };
}

const NOT_OPENED: Outcome = {
  kind: "failed",
  title: "Microsoft AutoUpdate Was Not Found",
  detail: "Neither its command-line tool nor its window could be asked for.",
  nextStep: "Ask your administrator how this Mac gets updates of Microsoft Defender.",
};
