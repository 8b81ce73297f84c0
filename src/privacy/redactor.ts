import { GROUPS, IDENTIFIER_GROUPS, type IdentifierGroup, type Identifiers, identifiersOf } from "./identifiers";
import { hidden, type Mark, shown, withoutMarks } from "./marks";
import { namesOfThisMac } from "./names";
import { hideForms, hideIds } from "./patterns";
import type { Snapshot } from "../model/snapshot";

export interface Redactor {
  /** Words of Defender's or macOS's: everything that looks like an identifier is left out, known or not. */
  foreign(text: string): string;
  /**
   * The tester's own words: ids, addresses and this Mac's own identifiers are left out, but for those of the ticked
   * groups; links, paths and correspondents stay.
   */
  own(text: string): string;
}

/** Any account's home folder, whoever it belongs to. */
const HOME = /\/Users\/(?!Shared\b)[^/\s"'<>:]+/g;

const NOTHING: ReadonlySet<IdentifierGroup> = new Set();

/**
 * What leaves identifiers out of texts. What its form tells goes first, so that a name in the middle of a path does
 * not part it; then known names, the long ones before the shorter ones that they hold, in upper or lower case and only
 * as whole words. The marks are put in last.
 */
export function redactor(identifiers: Identifiers, ticked: ReadonlySet<IdentifierGroup> = NOTHING): Redactor {
  const known = [...GROUPS, "others" as const]
    .flatMap((group) => identifiers[group].map((identifier) => ({ group, identifier })))
    .sort((one, other) => other.identifier.length - one.identifier.length);
  const patterns = known.map(({ group, identifier }) => ({ group, pattern: wholeWords(identifier) }));
  const names = known.map(({ identifier }) => identifier);
  const without = (text: string, kept: ReadonlySet<IdentifierGroup>) =>
    patterns
      .filter(({ group }) => group === "others" || !kept.has(group))
      .reduce((left, { group, pattern }) => left.replace(pattern, hidden(markOf(group))), text);
  return {
    foreign: (text) => shown(withoutCutOnes(without(hideForms(text), NOTHING), names)),
    own(text) {
      // What was ticked stays whole: a home path may hold the user's name, a machine's ID looks like any other.
      const whole = known
        .filter(({ group }) => group !== "others" && ticked.has(group))
        .map(({ identifier }) => identifier);
      const safe = withoutMarks(text);
      const homeless = ticked.has("home-paths") ? safe : safe.replace(HOME, hidden("[home folder]"));
      return whole
        .reduce(
          (pieces, kept) => pieces.flatMap((piece) => (whole.includes(piece) ? piece : split(piece, kept))),
          [homeless],
        )
        .map((part) => (whole.includes(part) ? part : shown(hideIds(without(part, ticked)))))
        .join("");
    },
  };
}

let last: { snapshot: Snapshot | undefined; redact: Redactor } | undefined;

/** The redactor for whatever leaves this Mac without being asked about one by one: nothing is ticked. */
export function redactorOf(snapshot: Snapshot | undefined): Redactor {
  if (!last || last.snapshot !== snapshot)
    last = { snapshot, redact: redactor(identifiersOf(snapshot, namesOfThisMac())) };
  return last.redact;
}

function markOf(group: IdentifierGroup | "others"): Mark {
  return group === "others" ? "[name]" : IDENTIFIER_GROUPS[group].mark;
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
      return longest === 0 ? piece : `${piece.slice(0, -longest)}${hidden("[cut]")}`;
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
