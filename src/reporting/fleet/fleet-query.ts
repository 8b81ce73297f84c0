/** A way to ask a whole fleet what this extension asks one Mac. */
export interface FleetQuery {
  id: "defender-xdr" | "osquery" | "jamf" | "intune";
  /** Title Case, for a menu. */
  title: string;
  /** Where it is run. */
  runsIn: string;
  /** Where its names come from. */
  source: string;
  /** What it cannot see. */
  blindSpots: readonly string[];
  /** The query or script itself, as it is copied; says its source and its blind spots in comments. */
  text: string;
}

/** A query with its source and blind spots as comments above it. `prefix` starts a comment line. */
export function withComments({ runsIn, source, blindSpots }: Omit<FleetQuery, "text">, prefix: string): string {
  return [
    `Microsoft Defender on Macs, for ${runsIn}.`,
    `Source: ${source}`,
    "What it cannot see:",
    ...blindSpots.map((spot) => `- ${spot}`),
  ]
    .map((line) => `${prefix} ${line}\n`)
    .join("");
}
