import { type Health, isManaged, plainWord, text } from "../model/health";
import { lastKnown, type Snapshot } from "../model/snapshot";
import type { RemedyId } from "../model/assessment";

/**
 * Why policy or tamper protection would refuse a remedy, for a person to read; undefined where neither would. Judged
 * from the last word known: what was blocked before a reading failed is taken to be blocked still. The findings and the
 * guide leave out what would be refused, and the remedies give this reason.
 */
export function refusalOf(remedy: RemedyId, { health, channel }: Pick<Snapshot, "health" | "channel">) {
  const known = lastKnown(health)?.value;
  switch (remedy) {
    case "restart-daemon":
      return refusedRestart(known);
    case "switch-channel":
      return lastKnown(channel)?.value.managed === true ? MANAGED_CHANNEL : undefined;
    case "enable-real-time-protection":
      return refusedProtection(known);
    default:
      return undefined;
  }
}

/** Who can change a channel that policy sets. */
export const MANAGED_CHANNEL =
  "Policy sets the update channel of this Mac, so it cannot be changed here. Ask the administrator who manages Microsoft AutoUpdate with Jamf, Intune or another MDM.";

function refusedRestart(known: Health | undefined): string | undefined {
  if (plainWord(text(known, "tamper_protection")) !== "block") return undefined;
  return isManaged(known, "tamper_protection")
    ? "Tamper protection is in block mode by your organization's policy, so nobody can restart Defender by itself. Restart this Mac instead, or ask your administrator."
    : "Tamper protection is in block mode, so Defender cannot be restarted by itself. Restart this Mac instead, or have an administrator set tamper protection to audit.";
}

function refusedProtection(known: Health | undefined): string | undefined {
  return isManaged(known, "real_time_protection_enabled")
    ? "Your organization's policy sets real-time protection. Ask your administrator to turn it on."
    : undefined;
}
