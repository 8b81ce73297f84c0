import type { FindingContext } from "../context";
import { plainIssue } from "../../model/health";
import { counted, printable, titleCase } from "../../text/printable";
import { accessIssues } from "./access";
import { engineIssues } from "./engine";
import { type Rule, rule, TITLE_LIMIT } from "./rule";

/** Seen by Microsoft's client analyzer. */
const LOG_FOLDER = "log folder permission issues";

/** Issues that a finding of their own tells, in lower case and without a full stop. */
export const KNOWN_ISSUES: ReadonlySet<string> = new Set([...engineIssues, ...accessIssues, LOG_FOLDER]);

/** More than a product ever lists; whatever comes after them is counted. */
const MOST_ISSUES = 20;

const unknownIssues = (context: FindingContext) =>
  context.issues.filter((issue) => !KNOWN_ISSUES.has(plainIssue(issue)));

/** Banners about a missing license or an expired build are told by the findings of these. */
function unexplainedBanners(context: FindingContext): string[] {
  const banners: unknown = context.health?.banners;
  const unlicensed = context.flag("licensed") === false;
  const expired = (context.time("product_expiration") ?? Number.POSITIVE_INFINITY) <= context.now;
  return (Array.isArray(banners) ? banners : [])
    .map((banner) => printable(banner, 200))
    .filter(
      (banner) => banner !== "" && !(unlicensed && /licen[sc]e/i.test(banner)) && !(expired && /expir/i.test(banner)),
    );
}

export const issueRules: readonly Rule[] = [
  rule({
    id: "log-folder-permissions",
    when: (context) => context.hasIssue(LOG_FOLDER) && {},
    severity: "attention",
    title: "Log Folder Cannot Be Written",
    meaning:
      "Defender lists permission issues with its log folder. Reinstalling the product puts the permissions right.",
    remedies: ["contact-administrator", "install-defender"],
  }),
  rule({
    id: "health-issue",
    each: (context) => unknownIssues(context).slice(0, MOST_ISSUES),
    suffix: fingerprint,
    severity: "attention",
    title: (issue) => titleCase(issue, TITLE_LIMIT),
    meaning: (issue) => `Defender lists among its health issues: “${issue}”. This extension does not know that one.`,
    remedies: ["open-defender", "contact-administrator"],
    headline: "Defender Reports an Issue",
  }),
  rule({
    id: "more-health-issues",
    when(context) {
      const more = unknownIssues(context).length - MOST_ISSUES;
      return more > 0 && { more };
    },
    severity: "attention",
    title: ({ more }) => `${counted(more, "More Health Issue")} Reported`,
    meaning: ({ more }) => `Defender lists ${counted(more, "more issue")} than are shown here.`,
    remedies: ["open-defender"],
  }),
  rule({
    id: "unhealthy-without-reason",
    when: (context) => context.flag("healthy") === false && context.issues.length === 0 && {},
    severity: "attention",
    title: "Defender Calls Itself Unhealthy",
    meaning: "Defender says that it is not healthy, and names no issue.",
    remedies: ["open-defender", "restart-daemon", "contact-administrator"],
  }),
  rule({
    id: "healthy-with-issues",
    when: (context) => context.flag("healthy") === true && context.issues.length > 0 && {},
    severity: "attention",
    title: "Healthy, Yet With Issues",
    meaning: "Defender says that it is healthy, and lists health issues all the same. Both cannot be true.",
    remedies: ["open-defender"],
    headline: "Contradictory Answers",
  }),
];

/** After the findings that say in this extension's own words what such a warning is mostly about: an expired build. */
export const bannerRules: readonly Rule[] = [
  rule({
    id: "defender-banner",
    when(context) {
      const banners = unexplainedBanners(context);
      const banner = banners.find((line) => line.startsWith("ATTENTION")) ?? banners[0];
      return banner !== undefined && { banner };
    },
    // Microsoft's own word for a warning; any other line beside an answer says nothing of this Mac's protection.
    severity: ({ banner }) => (/^ATTENTION\b/.test(banner) ? "attention" : "note"),
    title: ({ banner }) => (/^ATTENTION\b/.test(banner) ? "Defender Prints a Warning" : "Defender Prints a Notice"),
    meaning: ({ banner }) => `Beside its answer Defender says: “${banner}”.`,
    remedies: ["open-defender", "contact-administrator"],
  }),
];

/** Eight hexadecimal digits of an issue's words (FNV-1a): stable, and holds nothing of the words themselves. */
function fingerprint(issue: string): string {
  let hash = 0x811c9dc5;
  for (const character of plainIssue(issue)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
