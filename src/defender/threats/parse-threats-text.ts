import { bannersOf } from "../clean-output";
import { parseTime } from "../parse-time";
import type { Threat, ThreatList } from "../../model/threat";

/** What an entry says, as printed. */
type Entry = Partial<Record<"id" | "name" | "type" | "time" | "status", string>>;

/** The keys of an entry in lower case; some products write `Id`, some `ID`. */
const KEYS: Readonly<Record<string, keyof Entry>> = {
  id: "id",
  name: "name",
  type: "type",
  "detection time": "time",
  status: "status",
};

const SEPARATOR = /^\s*-{3,}\s*$/;
const KEY_AND_VALUE = /^\s*([A-Za-z][A-Za-z _-]{0,39}?)\s*:(.*)$/;

/** Lines that say that there is nothing to list. All are guesses: the output for an empty list was never captured. */
const NOTHING = [
  /^(?:there (?:are|were) )?no (?:active |known )?threats?(?: (?:were |have been )?(?:found|detected|listed))?[.!]?$/i,
  /^(?:0|zero) threats?(?:\(s\))?(?: (?:found|detected|listed))?[.!]?$/i,
  /^threats?(?: found| detected)?: ?(?:0|none|\[\])$/i,
  /^(?:none|empty)[.!]?$/i,
];

/** The one banner that Microsoft's own scripts expect before an output. */
const BANNER = /^attention\b/i;

/**
 * Threats from the text form: blocks of `Key: value` parted by `---`, in the order printed. `output` is clean. An
 * output that stops in the middle of an entry is marked, and the entry kept if its name is there. undefined where
 * there is no entry and nothing that says so.
 */
export function parseThreatsText(output: string): ThreatList | undefined {
  const entries: Entry[] = [{}];
  const others: string[] = [];
  let fragment = false;
  const lines = output.split("\n");
  lines.forEach((line, index) => {
    const current = entries.at(-1) ?? {};
    if (SEPARATOR.test(line)) {
      entries.push({});
      return;
    }
    const pair = pairOf(line);
    const isLast = index === lines.length - 1;
    if (isLast && (pair ? isCut(pair.value) : line.trim() !== "" && entries.some(hasContent))) fragment = true;
    else if (!pair) others.push(line);
    else if (pair.key in current) entries.push({ [pair.key]: unquoted(pair.value) });
    else current[pair.key] = unquoted(pair.value);
  });
  const found = entries.filter(hasContent);
  const banners = bannersOf(others);
  if (found.length === 0 && !fragment) {
    const saysNothing = banners.every((line) => BANNER.test(line) || NOTHING.some((form) => form.test(line)));
    return saysNothing
      ? { threats: [], banners: banners.filter((line) => BANNER.test(line)), truncated: false }
      : undefined;
  }
  const truncated = fragment || lacksKeys(found);
  const listed = truncated && found.at(-1)?.name === undefined ? found.slice(0, -1) : found;
  return { threats: listed.map(threatOf), banners, truncated };
}

function pairOf(line: string): { key: keyof Entry; value: string } | undefined {
  const [, printed = "", value = ""] = KEY_AND_VALUE.exec(line) ?? [];
  const key = printed.toLowerCase().replace(/[\s_-]+/g, " ");
  return Object.hasOwn(KEYS, key) ? { key: KEYS[key]!, value: value.trim() } : undefined;
}

function hasContent(entry: Entry): boolean {
  return Object.keys(entry).length > 0;
}

/** True for a value whose quotation mark is never closed, and for none at all. */
function isCut(value: string): boolean {
  return value === "" || (value.startsWith('"') && (value.length === 1 || !value.endsWith('"')));
}

function unquoted(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

/** True when the last entry lacks a key that the one before it has; alone, when it lacks the last of the keys. */
function lacksKeys(entries: readonly Entry[]): boolean {
  const last = entries.at(-1) ?? {};
  const before = entries.at(-2) ?? { status: "" };
  return Object.keys(before).some((key) => !(key in last));
}

function threatOf({ id, name, type, time, status }: Entry): Threat {
  const detectedAt = time === undefined ? undefined : parseTime(time);
  return {
    ...(id && { id }),
    name: name || UNNAMED,
    ...(type && { type }),
    ...(status && { status }),
    ...(detectedAt !== undefined && { detectedAt }),
  };
}

/** Stands where an entry has no name: leaving the entry out would hide a threat. */
const UNNAMED = "Unnamed Threat";
