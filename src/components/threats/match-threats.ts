import { type Threat, THREAT_STATES, threatState, type ThreatState } from "../../model/threat";

/** A threat with what it is searched by, made once for a list of any length. */
export interface SearchableThreat {
  /** Unique in the list, and the same at the next reading. */
  key: string;
  threat: Threat;
  state: ThreatState;
  words: string;
}

/** Makes a list searchable; the order stays. */
export function searchable(threats: readonly Threat[]): SearchableThreat[] {
  const seen = new Map<string, number>();
  return threats.map((threat) => {
    const base = threat.id ?? `${threat.name} ${threat.detectedAt ?? ""}`;
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return {
      key: count === 0 ? base : `${base} ${count}`,
      threat,
      state: threatState(threat),
      words: [threat.name, threat.type, threat.status, threat.id].join(" ").toLowerCase(),
    };
  });
}

/** Those that hold every word of `query`, of the state wanted, the loudest state first and else in their own order. */
export function matchThreats(
  threats: readonly SearchableThreat[],
  query: string,
  wanted: ThreatState | "all",
): SearchableThreat[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = threats.filter(
    ({ state, words: text }) => (wanted === "all" || state === wanted) && words.every((word) => text.includes(word)),
  );
  return THREAT_STATES.flatMap((state) => matching.filter((threat) => threat.state === state));
}
