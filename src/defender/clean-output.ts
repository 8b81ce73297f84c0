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

/** The lines that stand around an output, fit to be kept: trimmed, none empty, at most 20 of at most 500 characters. */
export function bannersOf(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.trim().slice(0, LONGEST_BANNER))
    .filter((line) => line !== "")
    .slice(0, MOST_BANNERS);
}
