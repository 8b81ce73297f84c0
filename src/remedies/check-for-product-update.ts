import { Icon } from "@raycast/api";
import { parseUpdateList, type UpdateList } from "../macos/parse-msupdate";
import { places, programs } from "../process/programs";
import { isInstalled, NOT_INSTALLED } from "./installed";
import { openTarget } from "./open-target";
import type { Outcome, Remedy } from "./types";

/** msupdate asks Microsoft's servers. */
const LIST_TIMEOUT_MS = 90_000;

export const checkForProductUpdate: Remedy = {
  id: "check-for-product-update",
  title: "Check for Product Update",
  doing: "Checking for Updates",
  icon: Icon.ArrowClockwise,
  changes: "Asks Microsoft AutoUpdate what it has for Defender; installs nothing by itself.",
  reads: ["health"],
  shows: isInstalled,
  precondition: (context) => (isInstalled(context) ? { ok: true } : NOT_INSTALLED),
  async run({ mac, progress }) {
    progress?.({ text: "Asking Microsoft AutoUpdate", urgent: false, lastsMs: LIST_TIMEOUT_MS });
    const listed = await mac.run({ program: programs.msupdate, args: ["--list"], timeoutMs: LIST_TIMEOUT_MS });
    const answered = listed.exitCode === 0 && !listed.timedOut;
    const list: UpdateList = answered ? parseUpdateList(listed.stdout) : { state: "no-answer" };
    if (list.state === "listed" && list.defender === undefined && !list.autoUpdateFirst) return NO_UPDATE;
    return (await openTarget(mac, places.autoUpdateApp)) ? opened(list) : NOT_OPENED;
  },
};

const NO_UPDATE: Outcome = {
  kind: "done",
  title: "No Update for Defender",
  detail: "Microsoft AutoUpdate was asked and has none for it on this Mac's channel.",
  nextStep: "If you expect one, look into Microsoft AutoUpdate's own window, or at this Mac's channel.",
};

/** The window was asked for; whether it came up cannot be told. */
function opened(list: UpdateList): Outcome {
  if (list.state === "no-answer") {
    return {
      kind: "asked",
      title: "Asked for Microsoft AutoUpdate",
      detail: "Its command-line tool gave no answer, so its window was asked for instead.",
      nextStep: "Choose Check for Updates there.",
    };
  }
  return list.autoUpdateFirst
    ? {
        kind: "asked",
        title: "Update AutoUpdate Itself First",
        detail: "Microsoft AutoUpdate lists an update of itself, and its window was asked for.",
        nextStep: "Choose Update for Microsoft AutoUpdate there, then check again for Defender.",
      }
    : {
        kind: "asked",
        title: "Update Available for Defender",
        detail: "Microsoft AutoUpdate lists one, and its window was asked for.",
        nextStep: "Choose Update in Microsoft AutoUpdate.",
      };
}

const NOT_OPENED: Outcome = {
  kind: "failed",
  title: "Microsoft AutoUpdate Was Not Found",
  detail: "Neither its command-line tool nor its window could be asked for.",
  nextStep: "Ask your administrator how this Mac gets updates of Microsoft Defender.",
};
