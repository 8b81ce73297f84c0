import { withoutIdentifiers } from "./patterns";
import { GROUPS, IDENTIFIER_GROUPS, type IdentifierGroup, type Identifiers } from "./identifiers";

export interface Redactor {
  /** Words of Defender's or macOS's: everything that looks like an identifier is left out, known or not. */
  foreign(text: string): string;
  /** The tester's own words: this Mac's own identifiers are left out, but for those of the ticked groups. */
  own(text: string): string;
}

/** Any account's home folder, whoever it belongs to. */
const HOME = /\/Users\/(?!Shared\b)[^/\s"'<>:]+/g;

/**
 * What leaves identifiers out of texts. Long ones are looked for before the shorter ones that they hold, in upper or
 * lower case, and only as whole words.
 */
export function redactor(identifiers: Identifiers, ticked: ReadonlySet<IdentifierGroup>): Redactor {
  const known = GROUPS.flatMap((group) => identifiers[group].map((identifier) => ({ group, identifier }))).sort(
    (one, other) => other.identifier.length - one.identifier.length,
  );
  const patterns = known.map(({ group, identifier }) => ({ group, pattern: wholeWords(identifier) }));
  const without = (text: string, kept: ReadonlySet<IdentifierGroup>) =>
    patterns
      .filter(({ group }) => !kept.has(group))
      .reduce((left, { group, pattern }) => left.replace(pattern, IDENTIFIER_GROUPS[group].mark), text);
  const nothing: ReadonlySet<IdentifierGroup> = new Set();
  const names = known.map(({ identifier }) => identifier);
  return {
    foreign: (text) => withoutIdentifiers(withoutCutOnes(without(text, nothing), names)),
    own(text) {
      // A ticked home path may hold the user's name: what was ticked stays whole.
      const homes = ticked.has("home-paths") ? identifiers["home-paths"] : [];
      const parts = homes.reduce((pieces, home) => pieces.flatMap((piece) => split(piece, home)), [text]);
      return parts
        .map((part) => {
          if (homes.includes(part)) return part;
          const left = without(part, ticked);
          return ticked.has("home-paths") ? left : left.replace(HOME, IDENTIFIER_GROUPS["home-paths"].mark);
        })
        .join("");
    },
  };
}

/** The shortest beginning of an identifier that counts as one: before an ellipsis, and at the end of a text. */
const SHORTEST_BEFORE_ELLIPSIS = 3;
const SHORTEST_AT_END = 6;

/** Long texts were cut on their way here, and an identifier at the cut with them. */
function withoutCutOnes(text: string, identifiers: readonly string[]): string {
  return text
    .split("…")
    .map((piece, index, pieces) => {
      const shortest = index < pieces.length - 1 ? SHORTEST_BEFORE_ELLIPSIS : SHORTEST_AT_END;
      const longest = Math.max(0, ...identifiers.map((identifier) => beginningAtEnd(piece, identifier, shortest)));
      return longest === 0 ? piece : `${piece.slice(0, -longest)}[cut]`;
    })
    .join("…");
}

/** How many characters at the end of a text are the beginning of an identifier, as a word of its own; 0 for none. */
function beginningAtEnd(text: string, identifier: string, shortest: number): number {
  for (let length = Math.min(identifier.length, text.length); length >= shortest; length -= 1) {
    const isBeginning = text.slice(-length).toLowerCase() === identifier.slice(0, length).toLowerCase();
    if (isBeginning && !/[\p{L}\p{N}]/u.test(text[text.length - length - 1] ?? "")) return length;
  }
  return 0;
}

/** A text in pieces: `separator` itself is one of them wherever it stands. */
function split(text: string, separator: string): string[] {
  return text.split(separator).flatMap((piece, index) => (index === 0 ? [piece] : [separator, piece]));
}

function wholeWords(identifier: string): RegExp {
  const literal = identifier.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "giu");
}
