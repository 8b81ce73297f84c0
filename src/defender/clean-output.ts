import { stripVTControlCharacters } from "node:util";

/**
 * An output as lines that can be parsed: without a byte order mark, color codes and NUL characters, and with `\n` as
 * the only line end. Whether the last line is ended is kept, because that tells a cut output from a whole one.
 */
export function cleanOutput(output: string): string {
  return stripVTControlCharacters(output)
    .replace(/^\uFEFF/, "")
    .replaceAll("\0", "")
    .replace(/\r\n?/g, "\n");
}

const MOST_BANNERS = 20;
const LONGEST_BANNER = 500;

/**
 * What macOS's own runtime prints about a program, whoever made it: `objc[123]: Class … is implemented in both …`, and
 * the form of NSLog. That mdatp ever prints the second is a guess.
 */
const RUNTIME_NOISE = /^(?:objc\[\d+\]:|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d+ -]* [\w.]+\[\d+:[\da-f]+\])/;

/**
 * The lines that stand around an output, fit to be kept: trimmed, none empty and none of the runtime's noise, at most
 * 20 of at most 500 characters.
 */
export function bannersOf(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.trim().slice(0, LONGEST_BANNER))
    .filter((line) => line !== "" && !RUNTIME_NOISE.test(line))
    .slice(0, MOST_BANNERS);
}
