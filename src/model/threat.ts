import { plainWord } from "./health";

/** What a threat's status means for this Mac. */
export type ThreatState = "active" | "handled" | "unknown";

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

/** The list, newest first. */
export interface ThreatList {
  threats: readonly Threat[];
  banners: readonly string[];
  /** True when the output stopped in the middle of an entry. */
  truncated: boolean;
  /** How many the list held, where `threats` is only the newest of them. */
  total?: number;
}

/** Whether a threat is still there. A status that is missing or not known is neither claimed active nor handled. */
export function threatState(threat: Threat): ThreatState {
  const status = typeof threat?.status === "string" ? plainWord(threat.status) : undefined;
  if (status === undefined) {
    return "unknown";
  }
  return HANDLED.has(status) ? "handled" : ACTIVE.has(status) ? "active" : "unknown";
}
