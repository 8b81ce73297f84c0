import fc from "fast-check";

/**
 * What is put into texts. None of it is a word that proves protection (`true`, `1`, an engine's name), so that a text
 * which shows something bad cannot be mended by chance.
 */
const PIECES = [
  ...["{", "}", "[", "]", '"', "'", ":", ",", "\\", "(", ")", "<", ">", "/", "*", "-", "---", "=", "&", ";", "|", "$"],
  ...["\n", "\r", "\r\n", "\t", " ", "    ", "\0", "\u0007", "\u001b[31m", "\u001b]8;;x\u0007", "\uFEFF", "\u202E"],
  ...["\u2028", "\u200B", "\u00A0", "\u202F", "é", "e\u0301", "🦠", "\uD800", "\uDFFF", "ｆ", "İ"],
  ...["null", "unavailable", "false", "undefined", "NaN", "-0", "9e999", "99999999999999999999", "0x7f", "2026-13-45"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", '"__proto__":{"polluted":0}'],
  ...["[managed]", "ATTENTION: ", "isManaged", "$type", "value", "Id: ", "Name: ", "Status: ", "<dict>", "</plist>"],
  ...["<!-- ", "<![CDATA[", "&amp;", "<!ENTITY x 'y'>", "](https://evil.example)", "![x](y)", "$(id)", "`id`"],
];

type Mutation = (text: string) => string;

const share = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000);
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  fc.string({ unit: "binary", maxLength: 6 }),
);

const at = (text: string, where: number) => Math.floor(where * text.length);

const insertion = fc.tuple(share, piece, fc.integer({ min: 1, max: 3 })).map(
  ([where, what, times]): Mutation =>
    (text) =>
      text.slice(0, at(text, where)) + safe(what).repeat(times) + text.slice(at(text, where)),
);
const deletion = fc.tuple(share, fc.integer({ min: 1, max: 60 })).map(
  ([where, length]): Mutation =>
    (text) =>
      text.slice(0, at(text, where)) + text.slice(at(text, where) + length),
);
const replacement = fc.tuple(share, fc.integer({ min: 1, max: 8 }), piece).map(
  ([where, length, what]): Mutation =>
    (text) =>
      text.slice(0, at(text, where)) + safe(what) + text.slice(at(text, where) + length),
);
const cut = share.map(
  (where): Mutation =>
    (text) =>
      text.slice(0, at(text, where)),
);
const doubledLine = fc.tuple(share, share).map(([from, to]): Mutation => (text) => {
  const lines = text.split("\n");
  lines.splice(Math.floor(to * lines.length), 0, lines[Math.floor(from * (lines.length - 1))] ?? "");
  return lines.join("\n");
});
const otherLineEnds = fc.constantFrom("\r\n", "\r", "\n\n", " \n", "").map(
  (end): Mutation =>
    (text) =>
      text.replaceAll("\n", end),
);

/** `1` stands for yes in old products, and random text may hold it alone. */
function safe(text: string): string {
  return text.replace(/[1tT]/g, "0");
}

/** A text from these, changed in up to so many places. */
export function mutated(bases: readonly string[], most = 5): fc.Arbitrary<string> {
  const mutation = fc.oneof(insertion, replacement, deletion, cut, doubledLine, otherLineEnds);
  return fc
    .tuple(fc.constantFrom(...bases), fc.array(mutation, { maxLength: most }))
    .map(([base, mutations]) => mutations.reduce((text, mutate) => mutate(text), base));
}

/** A text of lines made of these pieces and of anything else. */
export function assembled(pieces: readonly string[]): fc.Arbitrary<string> {
  const part = fc.oneof(fc.constantFrom(...pieces), piece.map(safe));
  return fc
    .array(
      fc.array(part, { maxLength: 5 }).map((parts) => parts.join("")),
      { maxLength: 12 },
    )
    .chain((lines) => fc.constantFrom("\n", "\r\n", "").map((end) => lines.join(end)));
}
