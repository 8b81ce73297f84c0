import { plainWord } from "./health";

/** What a threat's status means for this Mac. Worst first. */
export const THREAT_STATES = ["active", "unknown", "handled"] as const;

export type ThreatState = (typeof THREAT_STATES)[number];

/** How many threats there are in each state. */
export type ThreatCounts = Record<ThreatState, number>;

/** `quarantined` and `removed` were seen from real products; the others are guesses. */
const HANDLED = new Set(["quarantined", "removed", "cleaned", "deleted", "blocked", "remediated", "resolved"]);

/** All of these are guesses: no active threat's status was ever captured. */
const ACTIVE = new Set([
  "active",
  "detected",
  "found",
  "not_remediated",
  "not_quarantined",
  "failed",
  "remediation_failed",
  "quarantine_failed",
  "clean_failed",
  "remove_failed",
]);

/** One entry of `mdatp threat list`. */
export interface Threat {
  /** As printed; not every product prints one. */
  id?: string;
  /** `Virus:DOS/EICAR_Test_File`. */
  name: string;
  /** `virus`, `behavior`, …, as printed. */
  type?: string;
  /** `quarantined`, `removed`, …, as printed. */
  status?: string;
  /** Milliseconds since 1970, where the time could be read. */
  detectedAt?: number;
}

/** The forms in which a product prints its list. */
export const THREAT_FORMS = ["json", "text"] as const;

export type ThreatForm = (typeof THREAT_FORMS)[number];

/** The list, newest first. */
export interface ThreatList {
  threats: readonly Threat[];
  banners: readonly string[];
  /** True when the output stopped in the middle of an entry. */
  truncated: boolean;
  /** How many the list held in each state, where `threats` is only a part of them. */
  counts?: ThreatCounts;
  /** How it was asked for; asked so again, it takes one child process. */
  form?: ThreatForm;
  /** Of what was printed: the same again is the same list. */
  digest?: string;
}

/** Whether a threat is still there. A status that is missing or not known is neither claimed active nor handled. */
export function threatState(threat: Threat): ThreatState {
  const status = typeof threat?.status === "string" ? plainWord(threat.status) : undefined;
  if (status === undefined) {
    return "unknown";
  }
  return HANDLED.has(status) ? "handled" : ACTIVE.has(status) ? "active" : "unknown";
}

/** How many threats the list held in each state, also where only a part of them was kept. */
export function threatCounts({ threats, counts }: ThreatList): ThreatCounts {
  if (counts) return counts;
  const counted: ThreatCounts = { active: 0, unknown: 0, handled: 0 };
  for (const threat of threats) counted[threatState(threat)] += 1;
  return counted;
}

/** The threats by state, the worst first; among equals the list's own order. */
export function worstFirst(threats: readonly Threat[]): Threat[] {
  const byState: Record<ThreatState, Threat[]> = { active: [], unknown: [], handled: [] };
  for (const threat of threats) byState[threatState(threat)].push(threat);
  return THREAT_STATES.flatMap((state) => byState[state]);
}
