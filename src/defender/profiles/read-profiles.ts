import { askNewer } from "../ask-newer";
import type { Mdatp } from "../mdatp";
import { type AppliedProfiles, parseAppliedProfiles, parseAvailableProfiles } from "./parse-profiles";

/** Performance profiles: ready-made exclusions of Microsoft's for development tools and the like. */
export type Profiles =
  | { state: "listed"; available: readonly string[]; applied: AppliedProfiles }
  /** This product has none yet. */
  | { state: "not-offered" };

/** Reads which profiles there are and which apply. Needs no administrator (a guess). Throws FailureError, within 10 s. */
export async function readProfiles(mac: Mdatp): Promise<Profiles> {
  const available = await askNewer<readonly string[] | undefined>(mac, {
    args: ["performance-profiles", "list-available"],
    read: ({ stdout }) => parseAvailableProfiles(stdout),
    lacking: undefined,
  });
  if (!available) return { state: "not-offered" };
  const applied = await askNewer<AppliedProfiles | undefined>(mac, {
    args: ["performance-profiles", "list-applied"],
    read: ({ stdout }) => parseAppliedProfiles(stdout),
    lacking: undefined,
  });
  return applied ? { state: "listed", available, applied } : { state: "not-offered" };
}
