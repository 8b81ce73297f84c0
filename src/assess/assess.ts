import { contextOf, type FindingContext } from "./context";
import { judge } from "./findings";
import type { Judged } from "./findings/rule";
import { compareLevels, type Level, levelOfSeverity } from "../model/level";
import { fieldsAreProven, isProven } from "./proofs";
import { ageOf, lastKnown, type Snapshot, STALE_AFTER } from "../model/snapshot";
import { counted, enumerate } from "../text/printable";
import type { Assessment, Expectations } from "../model/assessment";

/**
 * The judgement of a snapshot at `now` (milliseconds since 1970). The level is that of the worst finding. It is
 * `protected` only where nothing needs attention and every proof is there; should a proof be missing without a
 * finding that says so, the Mac counts as needing attention. Never throws.
 */
export function assess(snapshot: Snapshot, expectations: Expectations, now: number): Assessment {
  const context = contextOf(snapshot, expectations, now);
  const judged = judge(context).told;
  const level = levelOf(context, judged);
  const { reading } = context;
  const readAt = lastKnown(snapshot.health)?.readAt;
  // A failure just now does not make what was read before it any younger.
  const isOld = readAt !== undefined && ageOf(readAt, now, STALE_AFTER) !== "good";
  return {
    level,
    engine: context.engine.word,
    noEngine: context.engine.kind === "none",
    headline: headlineOf(level, context, judged[0]),
    summary: summaryOf(level, context, judged),
    loud: judged.some(({ finding }) => finding.loud),
    findings: judged.map(({ finding }) => finding),
    readAt,
    stale: isOld || reading.state === "stale" || reading.state === "future",
    ...(snapshot.health?.state === "failed" ? { failure: snapshot.health.failure } : {}),
  };
}

/**
 * What the last health that was read said, judged as of when it was read: to be shown beside a failure, with its age.
 * Says nothing about now. Undefined where there never was one.
 */
export function assessLastKnown(snapshot: Snapshot, expectations: Expectations): Assessment | undefined {
  const last = lastKnown(snapshot.health);
  return last && assess({ ...snapshot, health: { state: "cached", ...last } }, expectations, last.readAt);
}

function levelOf(context: FindingContext, judged: readonly Judged[]): Level {
  const reached: Level = isProven(context) ? "protected" : context.health === undefined ? "unknown" : "attention";
  return judged
    .map(({ finding }) => levelOfSeverity(finding.severity))
    .reduce<Level>((worst, pulled) => (pulled && compareLevels(pulled, worst) < 0 ? pulled : worst), reached);
}

function headlineOf(level: Level, context: FindingContext, worst: Judged | undefined): string {
  if (worst?.finding.loud) return worst.headline;
  switch (level) {
    case "protected":
      return "Endpoint Security Extension";
    case "fallback":
      if (!fieldsAreProven(context)) {
        return context.passive ? "Kernel Extension, in Passive Mode" : "Kernel Extension, Not Proven to Protect";
      }
      return context.era === "system-extensions-only"
        ? "Kernel Extension on a Newer macOS"
        : "Fallen Back to the Kernel Extension";
    default:
      return worst?.headline ?? "Needs Attention";
  }
}

/** Whole sentences that need nothing beside them; titles stand in them as quotations only. */
function summaryOf(level: Level, context: FindingContext, judged: readonly Judged[]): string {
  const [first] = judged;
  if (first?.finding.loud) return `${first.finding.meaning} ${summaryOf(level, context, [])}`;
  const reason = judged.find(({ finding }) => finding.severity !== "note")?.finding.meaning ?? "";
  switch (level) {
    case "protected":
      return "This Mac is protected in real time through the Endpoint Security extension.";
    case "attention":
      return isProven(context)
        ? `Real-time protection runs through the Endpoint Security extension. ${whatNeedsAttention(judged)}`.trim()
        : `This Mac may not be protected. ${reason}`.trim();
    case "fallback":
      return fieldsAreProven(context)
        ? "Real-time protection runs through the old kernel extension instead of the system extension."
        : "Defender names the old kernel extension as its engine, and not every proof of protection is there.";
    case "unprotected":
      return `This Mac is not protected. ${reason}`.trim();
    case "unknown":
      return `Whether this Mac is protected is not known. ${failureInWords(context) ?? reason}`.trim();
  }
}

function whatNeedsAttention(judged: readonly Judged[]): string {
  const titles = judged
    .filter(({ finding }) => finding.severity === "attention")
    .map(({ finding }) => `“${finding.title}”`);
  if (titles.length === 0) return "";
  return `${counted(titles.length, "finding needs", "findings need")} attention: ${enumerate(titles, 3)}.`;
}

function failureInWords({ reading }: FindingContext): string | undefined {
  const failure = reading.state === "failed" ? reading.part.failure : undefined;
  return failure && `${failure.message} ${failure.nextStep}`;
}
