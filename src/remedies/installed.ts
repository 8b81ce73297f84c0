import type { Precondition, RemedyContext } from "./types";

/** Why a remedy that needs Defender is refused on a Mac without it. */
export const NOT_INSTALLED: Precondition = {
  ok: false,
  reason: "Microsoft Defender for Endpoint is not installed on this Mac.",
};

/** False only where the last reading says that the product is not there; a daemon that is down still counts as there. */
export function isInstalled({ snapshot: { health } }: RemedyContext): boolean {
  return !(health.state === "failed" && ["NotInstalled", "OfficeShimOnly"].includes(health.failure.code));
}
