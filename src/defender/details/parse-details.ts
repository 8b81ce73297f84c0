import { cleanOutput } from "../clean-output";
import { parsedOrUnreadable } from "../unreadable";
import { printable } from "../../text/printable";

/** The fields of one section, by Defender's own names, as it prints them but for quotes and `[managed]`. */
export type Details = ReadonlyMap<string, { value: string; managed: boolean }>;

/** A name, blanks, a colon and the value; at the first colon, because times hold colons too. */
const FIELD = /^([a-z][a-z0-9_]{1,80})\s*:\s?(.*)$/;

/** Far more than a value has. */
const LONGEST_LINE = 2_000;

/** `mdatp health --details SECTION`: a field a line. Throws FailureError `Unreadable`. */
export function parseDetails(output: string): Details {
  return parsedOrUnreadable(output, () => {
    const fields = new Map<string, { value: string; managed: boolean }>();
    for (const line of cleanOutput(output).split("\n").slice(0, 500)) {
      const [, name, printed = ""] = FIELD.exec(line.slice(0, LONGEST_LINE).trim()) ?? [];
      if (name === undefined || fields.has(name)) continue;
      const managed = /\[managed\]\s*$/.test(printed);
      const value = printed.replace(/\s*\[managed\]\s*$/, "").trim();
      fields.set(name, { value: printable(value.replace(/^"(.*)"$/, "$1"), 300), managed });
    }
    return fields.size > 0 ? fields : undefined;
  });
}
