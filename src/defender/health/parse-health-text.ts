import { bannersOf } from "../clean-output";
import { fieldName } from "./field-names";
import { healthFieldInfo } from "./fields";
import { collectFields } from "./health-fields";
import type { Health, HealthValue } from "../../model/health";

const LINE = /^\s*([a-z][A-Za-z0-9_]*)(\s*):(.*)$/;
const MANAGED = /\[managed\]$/i;

/** `"…"`, `[…]`, `true`, `88`, `unavailable`: forms that show their own end, so that a cut cannot look like one. */
const SELF_CONTAINED = /^(?:".*"|\[.*\]|true|false|unavailable|null)$/is;

/**
 * Health from the text form, one `name : value` per line, today's (`real_time_protection_enabled`) or the one of
 * `mdatp --health` (`realTimeProtectionEnabled`). `output` is clean. A field that was cut off at the end of the output
 * is left out; other lines become banners. undefined where there is no known field.
 */
export function parseHealthText(output: string): Health | undefined {
  const collector = collectFields();
  const others: string[] = [];
  const printedNames: string[] = [];
  const lines = joinWrapped(output.split("\n"));
  lines.forEach((line, index) => {
    const parsed = fieldOf(line);
    // Only a line without a line end can be cut.
    const mayBeCut = index === lines.length - 1;
    if (!parsed) {
      if (!(mayBeCut && /^[a-z][A-Za-z0-9_]*\s*$/.test(line))) others.push(line);
    } else if (!mayBeCut || SELF_CONTAINED.test(parsed.value)) {
      collector.add(parsed.name, valueOf(parsed.value), parsed.managed);
      printedNames.push(parsed.printedName);
    }
  });
  if (!collector.recognized()) return undefined;
  return {
    fields: collector.fields(),
    banners: bannersOf(others),
    dialect: isLegacy(printedNames) ? "legacy" : "text",
  };
}

/** No value known is longer than this many lines of a narrow terminal. */
const MOST_CONTINUATIONS = 8;

/**
 * The lines with every value that goes on in the next lines put together again: a value whose quote or bracket is open
 * was wrapped by whoever kept the output, so nothing stands between its parts. Where a field or the end comes first, it
 * was cut instead, and all lines stay as they are.
 */
function joinWrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const end = isOpen(fieldOf(line)?.value) ? endOfWrapped(lines, index) : undefined;
    joined.push(end === undefined ? line : lines.slice(index, end + 1).join(""));
    index = end ?? index;
  }
  return joined;
}

function isOpen(value: string | undefined): boolean {
  return value !== undefined && /^["[]/.test(value) && !isClosed(value);
}

/** A lone quotation mark opens a text and cannot also close it. */
function isClosed(value: string): boolean {
  return value.length > 1 && SELF_CONTAINED.test(value.replace(MANAGED, "").trimEnd());
}

/** The index of the line that closes the value begun at `start`; undefined where it was cut. */
function endOfWrapped(lines: readonly string[], start: number): number | undefined {
  let value = fieldOf(lines[start] ?? "")?.value ?? "";
  for (let index = start + 1; index <= start + MOST_CONTINUATIONS && index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (line.trim() === "" || fieldOf(line) !== undefined) return undefined;
    value += line.trimEnd();
    if (isClosed(value)) return index;
  }
  return undefined;
}

/** The old form writes names in one word; `healthy` and `licensed` look the same in both. */
function isLegacy(printedNames: readonly string[]): boolean {
  return printedNames.some((name) => /[A-Z]/.test(name)) && !printedNames.some((name) => name.includes("_"));
}

function fieldOf(line: string): { name: string; printedName: string; value: string; managed: boolean } | undefined {
  const [, printedName = "", padding = "", rest = ""] = LINE.exec(line) ?? [];
  const name = fieldName(printedName);
  if (name === undefined) return undefined;
  const printed = rest.trim();
  const managed = MANAGED.test(printed);
  const value = printed.replace(MANAGED, "").trimEnd();
  return isField(printedName, padding !== "", value) ? { name, printedName, value, managed } : undefined;
}

/**
 * A sentence such as `error: could not connect` has the shape of a field too, but its name is one bare word, and it has
 * no padding before the colon, or no known name.
 */
function isField(printedName: string, padded: boolean, value: string): boolean {
  if (/[A-Z_]/.test(printedName)) return true;
  if (SELF_CONTAINED.test(value) || /^-?\d+$/.test(value)) return true;
  return healthFieldInfo(printedName) !== undefined && (padded || !/\s/.test(value));
}

function valueOf(printed: string): HealthValue {
  if (printed === "true" || printed === "false") return printed === "true";
  if (/^-?\d{1,15}$/.test(printed)) return Number(printed);
  const quoted = /^"(.*)"$/s.exec(printed);
  if (quoted) return quoted[1] ?? "";
  const list = /^\[(.*)\]$/s.exec(printed);
  return list ? itemsOf(printed, list[1] ?? "") : printed;
}

/** The items of a list as Defender prints it, which looks like JSON; where it is not, they are parted at commas. */
function itemsOf(printed: string, inner: string): string[] {
  try {
    const items: unknown = JSON.parse(printed);
    if (Array.isArray(items)) return items.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
  } catch {
    // No JSON after all.
  }
  return inner
    .split(",")
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/, "$2"))
    .filter((item) => item !== "");
}
