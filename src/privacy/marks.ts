/** What stands in a text in the place of something that was taken out. */
const MARKS = [
  "[path]",
  "[url]",
  "[mail]",
  "[id]",
  "[address]",
  "[host]",
  "[serial]",
  "[tag]",
  "[name]",
  "[cut]",
  "[machine id]",
  "[organization id]",
  "[edr id]",
  "[host name]",
  "[user name]",
  "[home folder]",
] as const;

export type Mark = (typeof MARKS)[number];

/** Where Unicode has characters for private use: one stands for each mark until the text is finished. */
const FIRST = 0xe000;
const PRIVATE = /[\ue000-\uf8ff]/g;

/**
 * The character that stands for a mark while a text is worked on. A mark's own brackets and words must not be there
 * yet: they would end a path early, or be taken for a name.
 */
export function hidden(mark: Mark): string {
  return String.fromCharCode(FIRST + MARKS.indexOf(mark));
}

/** The text with its marks in words. */
export function shown(text: string): string {
  return text.replace(PRIVATE, (character) => MARKS[character.charCodeAt(0) - FIRST] ?? "");
}

/** A text from outside: what would be taken for a mark in it is replaced. */
export function withoutMarks(text: string): string {
  return text.replace(PRIVATE, "\ufffd");
}
