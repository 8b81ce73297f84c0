import { cleanOutput } from "../clean-output";
import { parseHealthJson } from "./parse-health-json";
import { parseHealthText } from "./parse-health-text";
import { parsedOrUnreadable } from "../unreadable";
import type { Health } from "../../model/health";

/**
 * What an output of `mdatp health` says, whichever form it is in: JSON, text, or the text of the old `mdatp --health`.
 * Field names come in snake_case, unknown fields and words are kept as printed. Throws FailureError `Unreadable` where
 * no known field is in it; an object that stops in the middle counts as nothing.
 */
export function parseHealth(output: string): Health {
  return parsedOrUnreadable(output, () => {
    const clean = cleanOutput(output);
    return parseHealthJson(clean) ?? parseHealthText(clean);
  });
}
