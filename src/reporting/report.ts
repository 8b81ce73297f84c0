import type { Prerequisite } from "../assess/prerequisites";
import type { StateJson } from "../snapshot/state-json";
import type { ReportExtras } from "./report-extras";
import type { IdentifierGroup } from "../privacy/identifiers";
import type { Failure } from "../model/failure";
import type { Finding } from "../model/assessment";
import type { HealthValue } from "../model/health";
import type { HistoryEntry, ValidationEntry } from "../model/history";
import type { SetupStep } from "../model/setup";
import type { Threat, ThreatCounts } from "../model/threat";

/** Whether the tester says that it works. */
export type Rating = "works" | "works-with-issues" | "does-not-work";

export const RATINGS: Readonly<Record<Rating, string>> = {
  works: "It Works",
  "works-with-issues": "It Works, With Issues",
  "does-not-work": "It Does Not Work",
};

/** What the tester wrote. */
export interface TesterWords {
  title: string;
  did: string;
  expected: string;
  saw: string;
  rating: Rating;
}

/** The version of the report's shape, and of assets/report.schema.json. */
export const REPORT_SCHEMA = "urn:defender-status:report:1";

/**
 * A report as it leaves the Mac. Its shape is described by assets/report.schema.json; a field is only ever added.
 * Times are ISO 8601 in UTC. Health fields have Defender's own names.
 */
export interface Report {
  schema: typeof REPORT_SCHEMA;
  /** Made up for this report, so that one that arrives twice can be told. */
  id: string;
  createdAt: string;
  /** The report in a few lines, which is also what chat webhooks show. */
  text: string;
  tester: TesterWords;
  mac: { model: string | null; macOS: string | null };
  versions: { product: string | null; engine: string | null; definitions: string | null; raycast: string | null };
  state: StateJson;
  headline: string;
  /** Why Defender could not be read, where that is so. */
  failure: Pick<Failure, "code" | "message" | "seen"> | null;
  /** What Defender printed before its answer. */
  banners: string[];
  findings: Pick<Finding, "id" | "severity" | "title">[];
  prerequisites: Pick<Prerequisite, "id" | "title" | "need" | "have" | "ok">[];
  setup: Pick<SetupStep, "id" | "title" | "state" | "why">[];
  validations: (Omit<ValidationEntry, "at"> & { at: string })[];
  /** The last changes, newest first. */
  changes: (Omit<HistoryEntry, "firstSeen" | "lastSeen"> & { firstSeen: string; lastSeen: string })[];
  threats: {
    count: number;
    states: ThreatCounts;
    readAt: string;
    /** Those not dealt with first, then the newest. */
    newest: (Omit<Threat, "id" | "detectedAt"> & { detectedAt: string | null })[];
  } | null;
  /** What was ticked beside the state. */
  extras?: ReportExtras;
  /** Only what was ticked. */
  identifiers: Partial<Record<"hostName" | "userName" | "homePath", string>> & Record<string, HealthValue | undefined>;
  /** The groups of identifiers that were left out. */
  withheld: IdentifierGroup[];
}
