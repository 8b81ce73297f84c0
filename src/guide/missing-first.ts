import { flag } from "../model/health";
import { networkFilterOf } from "../model/network-filter";
import { lastKnown, type Snapshot } from "../model/snapshot";
import type { RemedyId } from "../model/assessment";

/** The remedies that the command Open Security & Privacy may be asked for by name. */
export const PANE_REMEDIES = [
  "approve-endpoint-security",
  "approve-network",
  "allow-network-filter",
  "grant-full-disk-access",
  "open-profiles",
  "update-macos",
] as const satisfies readonly RemedyId[];

export type PaneRemedyId = (typeof PANE_REMEDIES)[number];

/** A remedy's id out of a launch context, which anybody can write; undefined for anything else. */
export function paneRemedyIn(launchContext: unknown): PaneRemedyId | undefined {
  const asked: unknown =
    typeof launchContext === "object" && launchContext !== null && Object.hasOwn(launchContext, "remedy")
      ? (launchContext as Record<string, unknown>).remedy
      : undefined;
  return PANE_REMEDIES.find((id) => id === asked);
}

/**
 * What is missing first, in the order in which it is needed; undefined where nothing is known to be missing. What could
 * not be read is not taken as missing.
 */
export function missingFirst({ systemExtensions, health }: Snapshot): PaneRemedyId | undefined {
  const extensions = lastKnown(systemExtensions)?.value;
  const known = lastKnown(health)?.value;
  if (extensions && extensions.endpoint_security.state !== "enabled") return "approve-endpoint-security";
  if (extensions && extensions.network.state !== "enabled") return "approve-network";
  const filter = networkFilterOf(known).kind;
  if (filter === "none" || filter === "unrecognized") return "allow-network-filter";
  return flag(known, "full_disk_access_enabled") === false ? "grant-full-disk-access" : undefined;
}
