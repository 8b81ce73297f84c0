import type { FindingContext } from "../context";
import { plainWord } from "../../model/health";
import { counted, printable } from "../../text/printable";
import { bySetting, POLICY_SETS_IT, type Rule, rule } from "./rule";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The text form prints local times without a zone, so a date up to a day ahead may be only that. */
const ZONE_TOLERANCE = DAY;

/** What the preference falls back to where it is no usable number. */
const DEFAULT_MAX_AGE_DAYS = 7;

/** Days after which definitions count as old, from the expectations; a number below 0 or none at all is the default. */
function definitionsMaxAgeDays(context: FindingContext): number {
  const days = context.expectations?.definitionsMaxAgeDays;
  return typeof days === "number" && days > 0 && Number.isFinite(days) ? days : DEFAULT_MAX_AGE_DAYS;
}

/**
 * How old the definitions are, in milliseconds; undefined where Defender does not say. Where both of its fields say
 * something else, the older counts.
 */
function definitionsAge(context: FindingContext): number | undefined {
  const { reading } = context;
  if (reading.state !== "answered") {
    return undefined;
  }
  const minutes = context.count("definitions_updated_minutes_ago");
  const updated = context.time("definitions_updated");
  const ages = [
    ...(minutes !== undefined && minutes >= 0 ? [minutes * MINUTE + Math.max(0, context.now - reading.readAt)] : []),
    ...(updated !== undefined ? [context.now - updated] : []),
  ];
  return ages.length > 0 ? Math.max(...ages) : undefined;
}

const word = (context: FindingContext) => plainWord(context.text("definitions_status"));

export const definitionRules: readonly Rule[] = [
  rule({
    id: "definitions-old",
    when(context) {
      const age = definitionsAge(context);
      return age !== undefined && age > definitionsMaxAgeDays(context) * DAY && { days: Math.floor(age / DAY) };
    },
    severity: "attention",
    title: "Definitions Are Old",
    meaning: ({ days }) =>
      `Defender's definitions are ${counted(days, "day")} old. Threats that appeared since may not be recognized.`,
    remedies: ["update-definitions", "contact-administrator"],
  }),
  rule({
    id: "definitions-date-impossible",
    when(context) {
      const age = definitionsAge(context);
      const minutes = context.count("definitions_updated_minutes_ago");
      const negative = minutes !== undefined && minutes * MINUTE < -ZONE_TOLERANCE;
      return ((age !== undefined && age < -ZONE_TOLERANCE) || negative) && {};
    },
    severity: "attention",
    title: "Definitions Are Dated in the Future",
    meaning: "The age of Defender's definitions cannot be told; check this Mac's date and time.",
    remedies: ["update-definitions"],
  }),
  rule({
    id: "definitions-age-unknown",
    when: (context) =>
      definitionsAge(context) === undefined &&
      (context.value("definitions_updated") !== undefined ||
        context.value("definitions_updated_minutes_ago") !== undefined) &&
      {},
    severity: "attention",
    title: "Definitions Have No Known Age",
    meaning: "Defender does not say when its definitions were updated, or not in a form that can be read.",
    remedies: ["update-definitions", "open-defender"],
  }),
  rule({
    id: "definitions-updating",
    when: (context) => word(context) === "updating" && {},
    severity: "note",
    title: "Definitions Are Being Updated",
    meaning: "Defender is fetching new definitions; this passes by itself.",
    remedies: [],
  }),
  rule({
    id: "definitions-state-unknown",
    // Microsoft's page names three words; whatever else appears is not called up to date.
    when(context) {
      const status = context.value("definitions_status");
      const known = word(context) === "up_to_date" || word(context) === "updating";
      return status !== undefined && !known && { status };
    },
    severity: "attention",
    title: "Definitions Are in an Unknown State",
    meaning: ({ status }) =>
      `Defender does not call its definitions up to date; its word is “${printable(status, 60)}”.`,
    remedies: ["update-definitions", "open-defender"],
  }),
  rule({
    id: "definition-updates-off",
    when: (context) =>
      context.flag("automatic_definition_update_enabled") === false && {
        managed: context.isManaged("automatic_definition_update_enabled"),
      },
    severity: ({ managed }) => bySetting(managed),
    title: "Automatic Definition Updates Are Off",
    meaning: ({ managed }) =>
      `New definitions only arrive when somebody asks for them. ${managed ? POLICY_SETS_IT : "An administrator can switch them on."}`,
    remedies: ["update-definitions", "contact-administrator"],
  }),
];
