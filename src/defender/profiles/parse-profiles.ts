import { cleanOutput } from "../clean-output";
import { parsedOrUnreadable } from "../unreadable";

/** The name of a profile as the product lists them: what can stand in a command without quotes. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,40}$/i;

const NONE_APPLIED = /^no applied performance profiles$/i;

/** The profiles that are in force, and who may change that. */
export interface AppliedProfiles {
  names: readonly string[];
  /** `admin_only`: only policy applies profiles. As Defender says it; undefined where it says nothing. */
  mergePolicy?: string;
}

/** `mdatp performance-profiles list-available`: one name a line. Throws FailureError `Unreadable`. */
export function parseAvailableProfiles(output: string): readonly string[] {
  return parsedOrUnreadable(output, () => {
    const names = linesOf(output).filter((line) => NAME.test(line));
    return names.length > 0 ? [...new Set(names)].sort() : undefined;
  });
}

/**
 * `mdatp performance-profiles list-applied`: names between lines of `=` and `-`, with `Merge policy: …`, or a sentence
 * that there are none. How a name that is applied is printed is a guess: alone on its line, or after a dash or a colon.
 * Throws FailureError `Unreadable`.
 */
export function parseAppliedProfiles(output: string): AppliedProfiles {
  return parsedOrUnreadable(output, () => {
    const lines = linesOf(output);
    const mergePolicy = lines.map((line) => /^merge policy:\s*(\S.{0,40})$/i.exec(line)?.[1]).find(Boolean);
    const names = lines
      .map((line) => line.replace(/^(?:[-*•]\s+|(?:profile|name):\s*)/i, ""))
      .filter((line) => NAME.test(line));
    if (names.length === 0 && !lines.some((line) => NONE_APPLIED.test(line))) return undefined;
    return { names: [...new Set(names)].sort(), ...(mergePolicy !== undefined && { mergePolicy }) };
  });
}

/** The lines that may hold a name: none where the product lists the commands that it knows instead. */
function linesOf(output: string): string[] {
  const text = cleanOutput(output);
  if (/expected one of|^usage/im.test(text)) return [];
  return text
    .split("\n")
    .slice(0, 1_000)
    .map((line) => line.slice(0, 500).trim())
    .filter((line) => line !== "" && !/^[=-]+$/.test(line) && !/^attention/i.test(line))
    .slice(0, 500);
}
