import { printable } from "./printable";

/** Marks that mean something in the middle of a line, and what would make a link of a bare address. */
const INLINE = /[\\`*_[\]<>&~|]|:(?=\/\/)|@(?=\S)|(?<=\bwww)\./gi;

/** What makes a line a heading, a list, a quotation or a rule, where it stands first. */
const AT_START = /^([#+=-]|\d{1,9}(?=[.)]))/;

/**
 * A text from outside for Markdown: on one line, at most `length` characters, and none of it can become a link, an
 * image, a heading, a list or HTML. Only what could is escaped, so that the text stays readable where it is copied.
 */
export function markdownText(text: string, length = 2_000): string {
  return printable(text, length)
    .replace(INLINE, "\\$&")
    .replace(AT_START, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}
