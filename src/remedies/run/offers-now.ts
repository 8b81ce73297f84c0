import { setupSteps } from "../../guide/setup-steps";
import { REMEDIES } from "../index";
import type { RemedyContext } from "../types";
import type { FixRequest } from "./request";
import type { RemedyId } from "../../model/assessment";
import type { Threat } from "../../model/threat";

/** What the menu and the views offer whatever is found, where it makes sense on this Mac. */
const STANDING: readonly RemedyId[] = [
  "switch-channel",
  "restart-daemon",
  "approve-endpoint-security",
  "approve-network",
  "open-profiles",
  "restart-mac",
  "update-definitions",
  "check-for-product-update",
  "open-defender",
  "open-device-page",
  "enable-performance-statistics",
  "quarantine-threat",
  "show-threats",
  "show-setup",
  "contact-administrator",
];

/** Why a remedy that was asked for from outside is not carried out. */
export interface Refusal {
  refused: string;
}

/**
 * The context of a remedy that was asked for by a launch context, or why this Mac, as it was read just now, does not
 * offer it: a link may be old, and anybody can write one.
 */
export function offersNow(
  { remedy: id, channel, threat: threatId }: FixRequest & { remedy: RemedyId },
  context: RemedyContext,
): RemedyContext | Refusal {
  const { snapshot, assessment, expectations, now } = context;
  const threat = threatId === undefined ? undefined : listed(threatId, context);
  if (threatId !== undefined && threat === undefined) {
    return { refused: "Defender's list, as it was read just now, holds no such threat." };
  }
  const chosen: RemedyContext = { ...context, ...(channel && { channel }), ...(threat && { threat }) };
  const remedy = REMEDIES[id];
  const readiness = remedy.precondition(chosen);
  if (!readiness.ok) return { refused: readiness.reason };
  const steps = setupSteps(snapshot, expectations, now);
  const named = [...STANDING, ...[...assessment.findings, ...steps].flatMap(({ remedies }) => remedies)];
  return named.includes(id) && remedy.shows(chosen)
    ? chosen
    : { refused: "This Mac, as it was read just now, has no need of it." };
}

function listed(id: string, { snapshot: { threats } }: RemedyContext): Threat | undefined {
  return threats.state === "fresh" ? threats.value.threats.find((threat) => threat.id === id) : undefined;
}
