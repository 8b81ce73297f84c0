import type { Exclusion } from "../../defender/exclusions/parse-exclusions";
import { readExclusions } from "../../defender/exclusions/read-exclusions";
import type { CheckFinding } from "../../model/diagnosis";
import { counted, printable } from "../../text/printable";
import { type Check, NOT_OFFERED } from "../check";
import { LONG_MS } from "../limits";

/** More than this are counted only. */
const MOST_LINES = 1_000;

/** What Defender leaves alone. */
export const exclusions: Check = async (mac) => {
  const list = await readExclusions(mac, LONG_MS);
  if (!list) return NOT_OFFERED;
  if (list.length === 0) {
    return { state: "good", summary: "Nothing is excluded: Defender looks at every file.", lines: [] };
  }
  const more = list.length - MOST_LINES;
  return {
    state: "info",
    summary: `${counted(list.length, "exclusion")} in force. What they cover is not checked while it is used.`,
    lines: [
      ...list.slice(0, MOST_LINES).map(({ kind, what, scope }) => ({
        title: scope ? `${TITLES[kind]} (${scope})` : TITLES[kind],
        value: printable(what, 1_000),
      })),
      ...(more > 0 ? [{ title: MORE, value: String(more) }] : []),
    ],
  };
};

const TITLES: Record<Exclusion["kind"], string> = {
  folder: "Folder",
  file: "File",
  extension: "Extension",
  process: "Process",
  other: "Other",
};

const MORE = "More";

/** The exclusions of a finding of this check, and whether there are more than it kept. */
export function exclusionsIn({ lines }: Pick<CheckFinding, "lines">): { list: Exclusion[]; isWhole: boolean } {
  const kinds = Object.entries(TITLES) as [Exclusion["kind"], string][];
  const list = lines.flatMap(({ title, value }) => {
    const kind = kinds.find(([, word]) => title === word || title.startsWith(`${word} (`))?.[0];
    const scope = /\((.*)\)$/.exec(title)?.[1] ?? "";
    return kind === undefined ? [] : [{ kind, what: value, scope }];
  });
  return { list, isWhole: !lines.some(({ title }) => title === MORE) };
}
