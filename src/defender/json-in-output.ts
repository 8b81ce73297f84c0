/** A JSON value that an output holds, and the lines around it. */
export interface JsonInOutput {
  value: unknown;
  /** The same as it is printed. */
  text: string;
  around: string[];
}

/** More openings than this before the real one are no banner anymore. */
const MOST_TRIES = 16;

/**
 * The first whole JSON object (or array, where `openers` says so) in an output that may have other lines before and
 * after it, or a banner before it on the same line. undefined where there is none; an object that stops in the middle
 * is none, and nothing in it is looked at.
 */
export function jsonInOutput(output: string, openers: "{" | "{["): JsonInOutput | undefined {
  const opener = openers === "{" ? /\{/g : /[{[]/g;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const start = opener.exec(output)?.index;
    if (start === undefined) return undefined;
    const end = endOfValue(output, start);
    if (end === undefined) return undefined;
    try {
      const text = output.slice(start, end);
      const value: unknown = JSON.parse(text);
      return { value, text, around: `${output.slice(0, start)}\n${output.slice(end)}`.split("\n") };
    } catch {
      // Brackets in a banner: what is meant comes after them.
      opener.lastIndex = end;
    }
  }
  return undefined;
}

/** The index after the bracket that closes the one at `start`; brackets inside of strings do not count. */
function endOfValue(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === "\\") index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") {
      depth--;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}
