import type { FindingContext } from "../context";
import { isOneOf } from "../../model/one-of";
import { lastKnown } from "../../model/snapshot";
import { printable } from "../../text/printable";
import { type Rule, rule } from "./rule";
import { FAILURE_CODES, type FailureCode } from "../../model/failure";
import type { RemedyId } from "../../model/assessment";

interface NoReading {
  id: string;
  /** True where the state of health is this one. */
  holds(context: FindingContext): boolean;
  title: string;
  meaning: string;
  remedies: readonly RemedyId[];
  /** True where it mostly passes by itself: waiting comes first until it has gone on for a while. */
  passes?: true;
}

const failedWith = (code: FailureCode) => (context: FindingContext) =>
  context.reading.state === "failed" && context.reading.part.failure?.code === code;

/** Whether there is no whole Defender on this Mac to speak of: none, only the app of Office's, or one without its tool. */
export function isAbsent(context: FindingContext): boolean {
  return (["NotInstalled", "OfficeShimOnly", "ToolMissing"] as const).some((code) => failedWith(code)(context));
}

/** A failure of no known code (an entry from a later version, for example) is told as `Failed`. */
const KNOWN_CODES = FAILURE_CODES.filter((code) => code !== "Failed");

const SAYS_NOTHING = "Whether this Mac is protected cannot be told.";

/** Every way to have no reading of health: the Mac's protection is then unknown. */
const NO_READINGS: readonly NoReading[] = [
  {
    id: "defender-not-installed",
    holds: failedWith("NotInstalled"),
    title: "Defender Is Not Installed",
    meaning: `Neither the Microsoft Defender app nor its command-line tool is on this Mac. ${SAYS_NOTHING}`,
    remedies: ["install-defender", "contact-administrator"],
  },
  {
    id: "office-shim-only",
    holds: failedWith("OfficeShimOnly"),
    title: "Only Microsoft 365's Part Is Installed",
    meaning:
      "The app that came with Microsoft Office is a launcher without the protection. Until the real product is installed, Defender does not protect this Mac.",
    remedies: ["install-defender", "contact-administrator"],
  },
  {
    id: "path-to-mdatp-wrong",
    holds: failedWith("WrongPath"),
    title: "The Path to Defender's Tool Is Wrong",
    meaning: `What the preferences name as the path to mdatp leads to no such program. ${SAYS_NOTHING}`,
    remedies: ["open-preferences"],
  },
  {
    id: "mdatp-link-broken",
    holds: failedWith("LinkBroken"),
    title: "Defender's Tool Is Being Replaced",
    meaning: `The path to mdatp is a link that leads nowhere, as it does for a while in an upgrade. If it stays, Defender has to be installed again. ${SAYS_NOTHING}`,
    remedies: ["wait-and-refresh", "install-defender", "contact-administrator"],
  },
  {
    id: "mdatp-missing",
    holds: failedWith("ToolMissing"),
    title: "Defender's Tool Is Missing",
    meaning: `The Microsoft Defender app is on this Mac, but its command-line tool is not, so Defender has to be installed again. ${SAYS_NOTHING}`,
    remedies: ["install-defender", "contact-administrator"],
  },
  {
    id: "mdatp-not-executable",
    holds: failedWith("NotExecutable"),
    title: "Defender's Tool Cannot Be Started",
    meaning: `The command-line tool is there, but macOS does not start it. ${SAYS_NOTHING}`,
    remedies: ["install-defender", "contact-administrator"],
  },
  {
    id: "mdatp-not-trusted",
    holds: failedWith("NotTrusted"),
    title: "Defender's Tool Is Not Trusted",
    meaning: `Other accounts of this Mac can replace the command-line tool, and it has no signature of Microsoft's; so it was not started. ${SAYS_NOTHING}`,
    remedies: ["contact-administrator"],
  },
  {
    id: "daemon-unreachable",
    holds: failedWith("DaemonUnreachable"),
    title: "Defender Does Not Answer",
    meaning: `Right after a restart this passes within a minute. If it stays, Defender is not running. ${SAYS_NOTHING}`,
    remedies: ["restart-daemon", "restart-mac", "open-defender", "contact-administrator"],
    passes: true,
  },
  {
    id: "health-contradictory",
    holds: failedWith("Contradictory"),
    title: "Defender's Answer Contradicts Itself",
    meaning: `Defender's tool answered, and said at the same time that it did not reach Defender, so the answer proves nothing. ${SAYS_NOTHING}`,
    remedies: ["restart-daemon", "restart-mac", "contact-administrator"],
    passes: true,
  },
  {
    id: "defender-timed-out",
    holds: failedWith("TimedOut"),
    title: "Defender Did Not Answer in Time",
    meaning: `Defender was asked and given up on. It is asked again with the next poll. ${SAYS_NOTHING}`,
    remedies: ["restart-daemon", "restart-mac", "contact-administrator"],
    passes: true,
  },
  {
    id: "health-unreadable",
    holds: failedWith("Unreadable"),
    title: "Defender's Answer Cannot Be Read",
    meaning: `Defender answered in a form that this extension does not know, so nothing is claimed from it. ${SAYS_NOTHING}`,
    remedies: ["check-for-product-update", "open-defender"],
  },
  {
    id: "health-not-permitted",
    holds: failedWith("NoPermission"),
    title: "Defender May Not Be Asked",
    meaning: `macOS or Defender refused to answer this user. ${SAYS_NOTHING}`,
    remedies: ["contact-administrator"],
  },
  {
    id: "health-cancelled",
    holds: failedWith("Cancelled"),
    title: "The Reading Was Cancelled",
    meaning: `Defender was asked, but the asking was stopped before the answer came. ${SAYS_NOTHING}`,
    remedies: ["wait-and-refresh", "open-defender"],
  },
  {
    id: "health-failed",
    holds: (context) => context.reading.state === "failed" && !isOneOf(KNOWN_CODES, context.reading.part.failure?.code),
    title: "Defender Could Not Be Asked",
    meaning: `Asking Defender failed for a reason that has no name here. ${SAYS_NOTHING}`,
    remedies: ["open-defender", "restart-mac"],
    passes: true,
  },
  {
    id: "reading-too-old",
    holds: (context) => context.reading.state === "stale",
    title: "The Last Reading Is Too Old",
    meaning: "What Defender said when it was last read proves nothing about now. A refresh asks again.",
    remedies: ["wait-and-refresh"],
  },
  {
    id: "reading-from-the-future",
    holds: (context) => context.reading.state === "future",
    title: "The Last Reading Is Dated in the Future",
    meaning:
      "The clock was changed since Defender was last read, so the age of what it said cannot be told. A refresh asks again.",
    remedies: ["wait-and-refresh"],
  },
  {
    id: "never-read",
    holds: (context) => context.reading.state === "never",
    title: "Defender Was Not Asked Yet",
    meaning: "Defender was not asked yet, so there is nothing to judge. A refresh asks it.",
    remedies: ["wait-and-refresh"],
  },
];

/** A guess, generous: longer than a start, an upgrade of the daemon, or a busy spell of the Mac takes. */
const PASSES_WITHIN_MS = 5 * 60_000;

/** Whether it has gone on for so long, without a start of the Mac meanwhile, that it does not pass by itself. */
function goesOn({ reading, isStarting, now }: FindingContext): boolean {
  if (reading.state !== "failed" || isStarting) return false;
  return now - (reading.part.since ?? reading.part.readAt) >= PASSES_WITHIN_MS;
}

export const noReadingRules: readonly Rule[] = [
  ...NO_READINGS.map(({ id, holds, title, meaning, remedies, passes }) =>
    rule({
      id,
      when: (context) => holds(context) && {},
      severity: "unknown",
      title,
      meaning,
      remedies: (_, context): readonly RemedyId[] =>
        !passes ? remedies : goesOn(context) ? [...remedies, "wait-and-refresh"] : ["wait-and-refresh", ...remedies],
    }),
  ),
  rule({
    id: "license-refused",
    when: (context) => failedWith("NotLicensed")(context) && {},
    // Defender itself refused for want of a license: that is an answer, not the lack of one.
    severity: "unprotected",
    title: "Defender Has No License",
    meaning: (_, context) =>
      `Defender refused to answer because it has no license, and without one it does not protect. ${licenseNextStep(context)}`,
    remedies: ["contact-administrator"],
    headline: "Not Protected: No License",
  }),
];

/** What to do about a missing license. Source: Microsoft's page on license issues on macOS. */
export function licenseNextStep(context: FindingContext): string {
  const before = lastKnown(context.snapshot.health) ? " If it had one before, say so." : "";
  return printable(`The organization onboards the Mac or assigns the license; ask its administrator.${before}`, 300);
}
