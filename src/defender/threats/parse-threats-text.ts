import { bannersOf } from "../clean-output";
import { parseTime } from "../parse-time";
import { type Threat, type ThreatList, threatState } from "../../model/threat";

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
const KEY_AND_VALUE = /^\s*([A-Za-z][A-Za-z0-9 _-]{0,39}?)\s*:(.*)$/;

/** Lines that say that there is nothing to list. `No threats` was seen on Linux; the others are guesses. */
const NOTHING = [
  /^(?:there (?:are|were) )?no (?:active |known )?threats?(?: (?:were |have been )?(?:found|detected|listed))?[.!]?$/i,
  /^(?:0|zero) threats?(?:\(s\))?(?: (?:found|detected|listed))?[.!]?$/i,
  /^threats?(?: found| detected)?: ?(?:0|none|\[\])$/i,
  /^(?:none|empty)[.!]?$/i,
];

/** The one banner that Microsoft's own scripts expect before an output. */
const BANNER = /^attention\b/i;

/** Whether a line is one of an entry: a key that is known, or the line between two entries. */
export function isPartOfEntry(line: string): boolean {
  return SEPARATOR.test(line) || pairOf(line) !== undefined;
}

/**
 * Threats from the text form: blocks of `Key: value` parted by `---`, in the order printed. `output` is clean. An
 * output that stops in the middle of an entry is marked, and the entry kept if its name is there; so is one with lines
 * between that could be a threat in another form. undefined where there is no entry and nothing that says so.
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
    const saysNothing = others.some(isNothing) && others.every((line) => isNothing(line) || isHarmless(line));
    return saysNothing
      ? { threats: [], banners: banners.filter((line) => BANNER.test(line)), truncated: false }
      : undefined;
  }
  const cut = fragment || lacksKeys(found);
  const listed = cut && found.at(-1)?.name === undefined ? found.slice(0, -1) : found;
  const truncated = cut || !others.every((line) => isHarmless(line) || isOtherPair(line));
  return { threats: listed.map(threatOf), banners, truncated };
}

function isNothing(line: string): boolean {
  return NOTHING.some((form) => form.test(line.trim()));
}

/** A blank line, or a banner that is not itself about threats. */
function isHarmless(line: string): boolean {
  const words = line.trim();
  return words === "" || (BANNER.test(words) && !/threat|malware|virus|infect/i.test(words));
}

/** `Path: …`, `Sha256: …`: a key that is not known here, and no value that says of something that it is still there. */
function isOtherPair(line: string): boolean {
  const value = KEY_AND_VALUE.exec(line)?.[2]?.trim();
  if (value === undefined || /^[{[]/.test(value)) return false;
  return threatState({ name: "", status: unquoted(value) }) !== "active";
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
