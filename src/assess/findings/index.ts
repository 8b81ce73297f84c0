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
import { threatRules } from "./threats";

export { KNOWN_ISSUES } from "./issues";

/**
 * The table of findings. Their order is the order of equals: among findings of one severity the earlier is shown
 * first. What is loud (malware that was not dealt with) comes before everything that Defender itself says.
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
];

/** Every finding that holds, the loud ones first, then worst first, in the table's order among equals. */
export function judge(context: FindingContext): Judged[] {
  // Where Defender says nothing now, that comes first: what is loud is then from before.
  const isLoud = ({ finding }: Judged) => Number(context.health !== undefined && finding.loud === true);
  return FINDINGS.flatMap((line) => line.judge(context)).sort(
    (a, b) => isLoud(b) - isLoud(a) || SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity),
  );
}
