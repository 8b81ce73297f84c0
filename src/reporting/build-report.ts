import { value } from "../model/health";
import { current, lastKnown, type Snapshot } from "../model/snapshot";
import { threatCounts, worstFirst } from "../model/threat";
import type { Prerequisite } from "../assess/prerequisites";
import { stateJson } from "../snapshot/state-json";
import { chatText } from "./chat-text";
import { GROUPS, identifiersOf, IDENTIFIER_GROUPS, type IdentifierGroup, type Names } from "../privacy/identifiers";
import { redactor } from "../privacy/redactor";
import { reportExtras, type ReportExtrasInput } from "./report-extras";
import { REPORT_SCHEMA, type Report, type TesterWords } from "./report";
import type { Assessment } from "../model/assessment";
import type { HistoryEntry, ValidationEntry } from "../model/history";
import type { SetupStep } from "../model/setup";

/** Everything that a report is made from. Times are milliseconds since 1970. */
export interface ReportInput {
  id: string;
  createdAt: number;
  tester: TesterWords;
  /** What the tester allowed to be told. */
  ticked: ReadonlySet<IdentifierGroup>;
  names: Names;
  snapshot: Snapshot;
  assessment: Assessment;
  prerequisites: readonly Prerequisite[];
  steps: readonly SetupStep[];
  /** Oldest first. */
  validations: readonly ValidationEntry[];
  /** Oldest first. */
  history: readonly HistoryEntry[];
  /** The class of Mac, as `readMacModel` gives it; absent where it could not be read. */
  macModel?: string;
  raycastVersion?: string;
  extras?: ReportExtrasInput;
}

const MOST_CHANGES = 20;
const MOST_VALIDATIONS = 20;
const MOST_THREATS = 5;

/**
 * Builds a report. Pure. Whatever text comes from Defender, macOS or the tester goes through the redactor; only the
 * identifiers of the ticked groups are in it, and only in `identifiers` and the tester's own words.
 */
export function buildReport(input: ReportInput): Report {
  const { snapshot, assessment, tester, ticked, names } = input;
  const redact = redactor(identifiersOf(snapshot, names), ticked);
  const health = current(snapshot.health);
  const foreign = (words: string | undefined) => (words === undefined ? undefined : redact.foreign(words));
  const orNull = (words: string | undefined) => foreign(words) ?? null;
  const state = stateJson(snapshot, assessment, redact);
  const version = (name: string) => (typeof state.health[name] === "string" ? state.health[name] : null);
  const failure = snapshot.health.state === "failed" ? snapshot.health.failure : undefined;
  const list = lastKnown(snapshot.threats);
  const extras = reportExtras(input.extras, redact);
  return {
    schema: REPORT_SCHEMA,
    id: input.id,
    createdAt: isoTime(input.createdAt),
    text: chatText(snapshot, assessment, redact),
    tester: {
      title: redact.own(tester.title),
      did: redact.own(tester.did),
      expected: redact.own(tester.expected),
      saw: redact.own(tester.saw),
      rating: tester.rating,
    },
    mac: { model: orNull(input.macModel), macOS: state.macOS },
    versions: {
      product: version("app_version"),
      engine: version("engine_version"),
      definitions: version("definitions_version"),
      raycast: orNull(input.raycastVersion),
    },
    state,
    headline: redact.foreign(assessment.headline),
    failure: failure
      ? { code: failure.code, message: redact.foreign(failure.message), seen: foreign(failure.seen) }
      : null,
    banners: (health?.banners ?? []).map(redact.foreign),
    findings: assessment.findings.map(({ id, severity, title }) => ({ id, severity, title: redact.foreign(title) })),
    prerequisites: input.prerequisites.map(({ id, title, need, have, ok }) => ({
      id,
      title,
      need,
      have: redact.foreign(have),
      ok,
    })),
    setup: input.steps.map((step) => ({
      id: step.id,
      title: redact.foreign(step.title),
      state: step.state,
      why: redact.foreign(step.why),
    })),
    validations: input.validations.slice(-MOST_VALIDATIONS).map((entry) => ({
      ...entry,
      at: isoTime(entry.at),
      engine: entry.engine === null ? null : redact.foreign(entry.engine),
      productVersion: foreign(entry.productVersion),
      evidence: foreign(entry.evidence),
    })),
    changes: input.history
      .slice(-MOST_CHANGES)
      .reverse()
      .map((entry) => ({
        ...entry,
        firstSeen: isoTime(entry.firstSeen),
        lastSeen: isoTime(entry.lastSeen),
        engine: entry.engine === null ? null : redact.foreign(entry.engine),
        productVersion: foreign(entry.productVersion),
      })),
    threats: list
      ? {
          count: Object.values(threatCounts(list.value)).reduce((sum, count) => sum + count, 0),
          states: threatCounts(list.value),
          readAt: isoTime(list.readAt),
          newest: worstFirst(list.value.threats)
            .slice(0, MOST_THREATS)
            .map(({ name, type, status, detectedAt }) => ({
              name: redact.foreign(name),
              type: foreign(type),
              status: foreign(status),
              detectedAt: detectedAt === undefined ? null : isoTime(detectedAt),
            })),
        }
      : null,
    ...(extras && { extras }),
    identifiers: tickedIdentifiers(input),
    withheld: GROUPS.filter((group) => !ticked.has(group)),
  };
}

function tickedIdentifiers({ ticked, names, snapshot }: ReportInput): Report["identifiers"] {
  const health = current(snapshot.health);
  const fields = GROUPS.filter((group) => ticked.has(group)).flatMap((group) => IDENTIFIER_GROUPS[group].fields);
  return {
    ...Object.fromEntries(fields.map((name) => [name, value(health, name) ?? null])),
    ...(ticked.has("host-name") && { hostName: names.hostName }),
    ...(ticked.has("user-name") && { userName: names.userName }),
    ...(ticked.has("home-paths") && { homePath: names.homePath }),
  };
}

function isoTime(time: number): string {
  return Number.isFinite(new Date(time).getTime()) ? new Date(time).toISOString() : new Date(0).toISOString();
}
