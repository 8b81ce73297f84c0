import type { Assessment, RemedyId } from "../model/assessment";

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

const APPROVALS: readonly PaneRemedyId[] = [
  "approve-endpoint-security",
  "approve-network",
  "allow-network-filter",
  "grant-full-disk-access",
];

/** What waits for a person in macOS's settings first, by the findings; undefined where nothing is known to wait. */
export function missingFirst({ findings }: Pick<Assessment, "findings">): PaneRemedyId | undefined {
  const remedies = findings.filter(({ severity }) => severity !== "note").flatMap((finding) => finding.remedies);
  return APPROVALS.find((id) => id === remedies.find((remedy) => APPROVALS.some((approval) => approval === remedy)));
}
