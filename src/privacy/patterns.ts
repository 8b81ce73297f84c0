/** What can be the beginning of an id, cut off by an ellipsis: six hexadecimal digits, or nine where all are letters. */
const CUT_ID = /(?<![\p{L}\p{N}])(?:(?=[a-f-]*\d)[0-9a-f]{6}|[a-f]{9})[0-9a-f-]*(?=…)/giu;

/**
 * A text without what tells one Mac, person or organization from another: UUIDs, long hexadecimal ids, mail addresses,
 * URLs and file paths. A path may hold blanks, so it counts to the next quote, comma, bracket or line end: rather too
 * much is taken out than too little. What is taken out is marked. Long texts were cut on their way here, and an id at
 * the cut with them: what is left of it counts as well.
 */
export function withoutIdentifiers(text: string): string {
  return text
    .replace(/\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"'<>\]]+/gi, "[url]")
    .replace(/[^\s@"'<>]{1,64}@[^\s@"'<>]{1,255}/g, "[mail]")
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, "[id]")
    .replace(/\b[0-9a-f]{24,}\b/gi, "[id]")
    .replace(CUT_ID, "[id]")
    .replace(/(?<![\w/.])~?\/(?=[^\s/])[^"',;\n\])]*/g, "[path]");
}
