import { CHECKS } from "../diagnosis/checks";
import type { CheckResult, CheckState, Diagnosis } from "../model/diagnosis";
import type { Redactor } from "../privacy/redactor";
import { printable } from "../text/printable";
import { exactly } from "../text/times";
import { spent } from "../text/spent";

/** The states in words, Title Case. */
export const CHECK_STATE_WORDS: Record<CheckState, string> = {
  good: "As It Should Be",
  look: "Needs a Look",
  info: "For Information",
  unknown: "No Answer",
  "not-offered": "Not Offered",
  stopped: "Stopped",
};

/** More lines of one check than anybody reads in a text; what is wrong stands first. */
const MOST_LINES = 30;

/** What the checks found, for whoever helps: without ids, names, addresses of people, or paths. */
export function diagnosisMarkdown(diagnosis: Diagnosis, redact: Redactor): string {
  return ["## Diagnosis of Microsoft Defender", ...diagnosis.map((result) => checkMarkdown(result, redact))].join(
    "\n\n",
  );
}

/** One check as Markdown. */
export function checkMarkdown({ id, state, summary, helps, lines, at, tookMs }: CheckResult, redact: Redactor): string {
  const words = (text: string, length: number) => printable(redact.foreign(text), length).replaceAll("|", "\\|");
  const shown = [...lines.filter(({ isWrong }) => isWrong), ...lines.filter(({ isWrong }) => !isWrong)];
  const rows = shown
    .slice(0, MOST_LINES)
    .map(
      ({ title, value, isWrong }) =>
        `- ${isWrong ? "**" : ""}${words(title, 120)}: ${words(value, 200)}${isWrong ? "**" : ""}`,
    );
  const more = shown.length - rows.length;
  return [
    `### ${CHECKS[id].title}: ${CHECK_STATE_WORDS[state]}`,
    `${words(summary, 300)}${helps === undefined ? "" : ` ${words(helps, 300)}`}`,
    ...(rows.length > 0 ? [[...rows, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n")] : []),
    `Checked ${exactly(at)}, took ${spent(tookMs)}.`,
  ].join("\n\n");
}
