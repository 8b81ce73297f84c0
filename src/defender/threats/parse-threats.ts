import { cleanOutput } from "../clean-output";
import { parseThreatsJson } from "./parse-threats-json";
import { parseThreatsText } from "./parse-threats-text";
import { parsedOrUnreadable } from "../unreadable";
import type { Threat, ThreatList } from "../../model/threat";

/**
 * What an output of `mdatp threat list` says, in JSON or in text; newest first, those without a readable time last.
 * Throws FailureError `Unreadable` where it neither lists threats nor says that there are none, as an
 * empty output does not: what cannot be read must not look like a clean Mac.
 */
export function parseThreats(output: string): ThreatList {
  return parsedOrUnreadable(output, () => {
    const clean = cleanOutput(output);
    // A text output may hold brackets of its own, so JSON has to begin a line; what begins so is no text.
    const list = /^[ \t]*[{[]/m.test(clean) ? parseThreatsJson(clean) : parseThreatsText(clean);
    if (!list) return undefined;
    const newestFirst = list.threats.toSorted((one, other) => (other.detectedAt ?? 0) - (one.detectedAt ?? 0));
    return { ...list, threats: newestFirst.map(bounded) };
  });
}

/** Far longer than any name; it keeps a broken output from filling the cache and the screen. */
const LONGEST_WORD = 500;

/** The threat with no word longer than that. An id is whole or left out: half of one names nothing. */
function bounded({ id, name, type, status, detectedAt }: Threat): Threat {
  return {
    ...(id !== undefined && id.length <= LONGEST_WORD && { id }),
    name: name.slice(0, LONGEST_WORD),
    ...(type !== undefined && { type: type.slice(0, LONGEST_WORD) }),
    ...(status !== undefined && { status: status.slice(0, LONGEST_WORD) }),
    ...(detectedAt !== undefined && { detectedAt }),
  };
}
