import { Icon } from "@raycast/api";
import { readHealth } from "../defender/health/read-health";
import { inTerminal } from "../macos/administrator";
import { type Health, plainWord, text, time } from "../model/health";
import { lastKnown } from "../model/snapshot";
import { isInstalled, NOT_INSTALLED } from "./installed";
import { tellMdatp, WANTS_ADMINISTRATOR } from "./mdatp-command";
import type { Outcome, Remedy, RemedyContext } from "./types";
/** A download of some hundred megabytes; others have seen it take two minutes. */
const UPDATE_TIMEOUT_MS = 3 * 60_000;
const TITLE = "Definitions Could Not Be Updated";
const WORDS = ["definitions", "update"] as const;
const TERMINAL = inTerminal(WORDS.join(" "));

export const updateDefinitions: Remedy = {
  id: "update-definitions",
  title: "Update Definitions",
  doing: "Updating Definitions",
  icon: Icon.Download,
  changes: "Has Microsoft Defender fetch its newest definitions now.",
  reads: ["health"],
  shows: isInstalled,
  precondition: (context) => (isInstalled(context) ? { ok: true } : NOT_INSTALLED),
  terminal: TERMINAL,
  async run(context) {
    context.progress?.({ text: "Updating Definitions", urgent: false, lastsMs: UPDATE_TIMEOUT_MS });
    const answer = await tellMdatp(context.mac, WORDS, UPDATE_TIMEOUT_MS, "network");
    if (answer.state === "failed") {
      const { failure } = answer;
      return { kind: "failed", title: TITLE, detail: failure.message, nextStep: failure.nextStep, failure };
    }
    // Microsoft's pages name no administrator for it, so no password is asked for because of what mdatp says.
    if (answer.state === "refused") return { kind: "failed", title: TITLE, ...WANTS_ADMINISTRATOR, terminal: TERMINAL };
    return checked(context);
  },
};

/** What Defender says of its definitions afterwards, which is what counts. */
async function checked({ snapshot, mac }: RemedyContext): Promise<Outcome> {
  const before = lastKnown(snapshot.health)?.value;
  const after = await readHealth(mac).catch(() => undefined);
  if (after && isNewer(before, after)) return { kind: "done", title: "Updated Definitions" };
  switch (plainWord(text(after, "definitions_status"))) {
    case "up_to_date":
      return { kind: "done", title: "Definitions Are Up to Date", detail: "There was nothing newer to fetch." };
    case "updating":
      return {
        kind: "unconfirmed",
        title: "Definitions Are Still Being Updated",
        nextStep: "Look at the status again in a minute.",
      };
    default:
      return {
        kind: "unconfirmed",
        title: "Update of Definitions Not Confirmed",
        detail: after
          ? "The update ended without an error, but Defender shows neither newer definitions nor that they are up to date."
          : "The update ended without an error, but Defender did not answer afterwards.",
        nextStep: "Look at the status again in a minute; if nothing changes, check the network and try again.",
      };
  }
}

function isNewer(before: Health | undefined, after: Health): boolean {
  const [was, is] = [time(before, "definitions_updated"), time(after, "definitions_updated")];
  return was !== undefined && is !== undefined && is > was;
}
