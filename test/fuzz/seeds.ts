import { fresh, snapshot } from "../unit/snapshot/sample";

/**
 * Inputs that once went wrong, by target. They are tried first in every run. `times` repeats a text, for those that only
 * hurt when they are long.
 */
export interface Seed {
  target: string;
  text: string;
  times?: number;
  /** What went wrong. */
  was: string;
}

export const SEEDS: readonly Seed[] = [
  {
    target: "enrollment",
    text: "\n",
    times: 1_000_000,
    was: "each empty line was looked at from every line before it: hours for a megabyte",
  },
  {
    target: "threats",
    text: "\n",
    times: 1_000_000,
    was: "the look for JSON at the start of a line began anew at every empty line",
  },
  {
    target: "system extensions",
    text: `1 extension(s)\n${"*".repeat(1_000_000)}\n`,
    was: "a star is a mark before a row and could also be part of a team's id, tried for every length of both",
  },
  {
    target: "cache",
    text: JSON.stringify(
      snapshot({
        threats: fresh({ threats: [{ name: "Virus", detectedAt: 1e300 }], banners: [], truncated: false }),
      }),
    ),
    was: "a number that is no date, which the view of the threats could not write as one",
  },
  {
    target: "words to be shown",
    text: "half a character: \uD800",
    was: "half a character, which cannot be a part of an address: the view of the threats fell over it",
  },
  {
    target: "threats",
    text: `Id: "x"\nName: ${"a".repeat(100_000)}\nType: "virus"\nStatus: "active"\n`,
    was: "a name of any length was kept whole, ten thousand times if need be",
  },
];
