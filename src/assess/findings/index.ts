import type { FindingContext } from "../context";
import { SEVERITIES } from "../../model/level";
import { accessRules } from "./access";
import { definitionRules } from "./definitions";
import { engineRules } from "./engine";
import { extensionRules } from "./extensions";
import { bannerRules, issueRules } from "./issues";
import { noReadingRules } from "./no-reading";
import { productRules } from "./product";
import type { Judged, Rule } from "./rule";
import { settingRules } from "./settings";
import { threatNotes, threatRules } from "./threats";

export { KNOWN_ISSUES } from "./issues";

/**
 * The table of findings. Their order is the order of equals: among findings of one severity the earlier is shown
 * first, so an active threat comes before every other finding that needs attention.
 */
export const FINDINGS: readonly Rule[] = [
  ...noReadingRules,
  ...threatRules,
  ...engineRules,
  ...extensionRules,
  ...accessRules,
  ...issueRules,
  ...productRules,
  ...bannerRules,
  ...definitionRules,
  ...settingRules,
  ...threatNotes,
];

/** Every finding that holds, worst first, in the table's order among equals. */
export function judge(context: FindingContext): Judged[] {
  return FINDINGS.flatMap((line) => line.judge(context)).sort(
    (a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity),
  );
}
