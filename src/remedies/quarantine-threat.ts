import { Icon } from "@raycast/api";
import { readThreats } from "../defender/threats/read-threats";
import { inTerminal } from "../macos/administrator";
import { current } from "../model/snapshot";
import { type ThreatList, threatState } from "../model/threat";
import { printable } from "../text/printable";
import { tellMdatp, WANTS_ADMINISTRATOR } from "./mdatp-command";
import type { Outcome, Precondition, Remedy, RemedyContext } from "./types";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** As long as a child may take in a view: a view may end at any moment, and waits for it then. */
const TIMEOUT_MS = 5_000;
const TITLE = "Threat Could Not Be Quarantined";

function precondition({ threat }: RemedyContext): Precondition {
  if (threat === undefined) return { ok: false, reason: "A threat has to be chosen first, in the threat list." };
  if (threatState(threat) === "handled") return { ok: false, reason: "Defender has dealt with this threat already." };
  if (threat.id === undefined || !UUID.test(threat.id)) {
    return { ok: false, reason: "Defender gave this threat no ID of the usual form, so it cannot be named safely." };
  }
  return { ok: true };
}

/** Has Defender quarantine the threat chosen. Its id is checked to be a UUID before it becomes an argument. */
export const quarantineThreat: Remedy = {
  id: "quarantine-threat",
  title: "Quarantine Threat",
  doing: "Quarantining a Threat",
  onTheSpot: true,
  icon: Icon.Trash,
  changes: "Has Microsoft Defender lock the file away, so that it can do nothing.",
  reads: ["threats"],
  shows: ({ threat }) => threat !== undefined && threatState(threat) !== "handled",
  precondition,
  confirmation: ({ threat }) =>
    threat && {
      title: "Quarantine This Threat?",
      message: `Defender locks away the file in which it found ${printable(threat.name, 80)}. What used that file can no longer read it.`,
      action: "Quarantine",
      destructive: true,
    },
  readBack: ({ snapshot, threat }) => told(current(snapshot.threats), threat?.id ?? ""),
  async run(context) {
    const id = context.threat?.id ?? "";
    const terminal = inTerminal(`threat quarantine add --id ${id}`);
    const answer = await tellMdatp(context.mac, ["threat", "quarantine", "add", "--id", id], TIMEOUT_MS, "setting");
    // Whatever it went on to do after it was given up on, its list says.
    if (answer.state === "failed" && answer.failure.code !== "TimedOut") {
      const { failure } = answer;
      return { kind: "failed", title: TITLE, detail: failure.message, nextStep: failure.nextStep, failure, terminal };
    }
    if (answer.state === "refused") return { kind: "failed", title: TITLE, ...WANTS_ADMINISTRATOR, terminal };
    return told(await readThreats(context.mac).catch(() => undefined), id);
  },
};

/** What the list says afterwards, which is what counts. */
function told(list: ThreatList | undefined, id: string): Outcome {
  const now = list?.threats.find((threat) => threat.id?.toLowerCase() === id.toLowerCase());
  // Only the threat itself, listed as dealt with, proves it: a list without it may be cut, empty or of another scan.
  if (now && threatState(now) === "handled") {
    return { kind: "done", title: "Quarantined Threat" };
  }
  return {
    kind: "unconfirmed",
    title: "Quarantine Not Confirmed",
    detail: "Defender was asked, but its list does not show the threat as dealt with.",
    nextStep: "Look at the threat list again in a minute.",
  };
}
