import type { FindingContext } from "../context";
import { refusalOf } from "../refusals";
import { printable } from "../../text/printable";
import type { Finding, RemedyId } from "../../model/assessment";
import type { Severity } from "../../model/level";
import type { SetupStepId } from "../../model/setup";

/** Longer titles do not fit a menu. */
export const TITLE_LIMIT = 40;

type Of<D, T> = T | ((details: D, context: FindingContext) => T);

interface Description<D> {
  /** Stable for ever: history and reports are compared by it. */
  id: string;
  severity: Of<D, Severity>;
  /** Title Case. */
  title: Of<D, string>;
  /** What it means for this person, one to three sentences. */
  meaning: Of<D, string>;
  /** Best first. One that cannot work on this Mac is taken out, so a rule may name all that can help. */
  remedies: Of<D, readonly RemedyId[]>;
  /** True where it comes before everything else that is known of this Mac, and is shown louder than its severity. */
  loud?: boolean;
  /** A few words for the whole Mac where this is its worst finding; the title where left out. */
  headline?: Of<D, string>;
  /** The step of the set-up guide that mends it. The guide takes from here what is open, and its remedies. */
  step?: Of<D, SetupStepId | undefined>;
  /** The ids of the findings that are its cause: where one of them holds, this one is told with it, not beside it. */
  toldBy?: Of<D, readonly string[]>;
}

interface Once<D> extends Description<D> {
  /** False where it does not hold, else what the texts need to know. */
  when(context: FindingContext): D | false;
}

interface Repeated<D> extends Description<D> {
  /** One finding for each; its id is the rule's with this after a hyphen. */
  each(context: FindingContext): readonly D[];
  suffix(details: D): string;
}

/** A finding with the words for the whole Mac where it is the worst. */
export interface Judged {
  finding: Finding;
  headline: string;
  step?: SetupStepId;
  toldBy: readonly string[];
}

/** One line of the table of findings. */
export interface Rule {
  id: string;
  /** What of it holds: nothing, one finding, or several where the rule is repeated. */
  judge(context: FindingContext): Judged[];
}

/** Makes a line of the table. */
export function rule<D>(description: Once<D> | Repeated<D>): Rule {
  return {
    id: description.id,
    judge(context) {
      if ("each" in description) {
        return description.each(context).map((details) => {
          return judged(description, `${description.id}-${description.suffix(details)}`, details, context);
        });
      }
      const details = description.when(context);
      return details === false ? [] : [judged(description, description.id, details, context)];
    },
  };
}

function judged<D>(description: Description<D>, id: string, details: D, context: FindingContext): Judged {
  const of = <T>(given: Of<D, T>): T =>
    typeof given === "function" ? (given as (details: D, context: FindingContext) => T)(details, context) : given;
  const title = printable(of(description.title), TITLE_LIMIT);
  const step = of(description.step);
  return {
    ...(step !== undefined && { step }),
    toldBy: of(description.toldBy) ?? [],
    finding: {
      id,
      severity: of(description.severity),
      ...(description.loud === true && { loud: true }),
      title,
      meaning: printable(of(description.meaning), 600),
      remedies: [...new Set(of(description.remedies))].filter(
        (remedy) => refusalOf(remedy, context.snapshot) === undefined,
      ),
    },
    headline: description.headline === undefined ? title : printable(of(description.headline), TITLE_LIMIT),
  };
}

/**
 * What policy sets is a note, for nobody at this Mac can change it; what a person can mend is a finding. Not for what
 * protection itself rests on: the engine, real-time protection, the license, passive mode.
 */
export const bySetting = (managed: boolean): Severity => (managed ? "note" : "attention");

/** Said wherever policy sets what is not right. */
export const POLICY_SETS_IT =
  "Your organization's policy sets this, so nobody can change it at this Mac; ask whoever manages Defender for it.";

/** Whom to turn to first: on a managed Mac the administrator, otherwise this Mac's own remedies. */
export function managedFirst(context: FindingContext, own: readonly RemedyId[]): readonly RemedyId[] {
  return context.enrolled === true
    ? [...own, "open-profiles", "contact-administrator"]
    : [...own, "contact-administrator"];
}
