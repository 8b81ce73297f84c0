import type { FindingContext } from "../context";
import { type Causes, fold } from "../fold";
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

/** One finding for each cause, the loud ones first, then what comes first; and what each finding that holds is told by. */
export function judge(context: FindingContext): Causes {
  const { told, toldBy } = fold(FINDINGS.flatMap((line) => line.judge(context)));
  // Where Defender says nothing now, that comes first: what is loud is then from before.
  const isLoud = ({ finding }: Judged) => Number(context.health !== undefined && finding.loud === true);
  return { told: [...told].sort((a, b) => isLoud(b) - isLoud(a)), toldBy };
}
