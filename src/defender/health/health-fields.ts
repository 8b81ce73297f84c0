import { healthFieldInfo } from "./fields";
import { snakeCase } from "./field-names";
import { isTime, parseTime } from "../parse-time";
import type { HealthField, HealthValue } from "../../model/health";

/** Far more than any product prints; they keep a broken output from filling the cache. */
const MOST_FIELDS = 300;
const MOST_ITEMS = 200;
const LONGEST_TEXT = 2000;

/** Gathers the fields of one output. */
export interface FieldCollector {
  /** `name` in snake_case; `printed` as the output has it, lists as arrays. */
  add(name: string, printed: HealthValue, managed: boolean): void;
  fields(): Record<string, HealthField>;
  /** True when there is at least one field known by name. */
  recognized(): boolean;
}

/**
 * A collector whose record has no prototype, so that no name means anything but a field. A field that comes twice with
 * different values becomes the text of both: it must not prove anything.
 */
export function collectFields(): FieldCollector {
  const fields = new Map<string, HealthField>();
  const contradictory = new Set<string>();
  return {
    add(name, printed, managed) {
      const value = valueOfKind(name, printed);
      const earlier = fields.get(name);
      if (!earlier) {
        if (fields.size < MOST_FIELDS || healthFieldInfo(name)) fields.set(name, { value, managed });
        return;
      }
      const same = contradictory.has(name) || JSON.stringify(earlier.value) === JSON.stringify(value);
      if (!same) contradictory.add(name);
      fields.set(name, {
        value: same ? earlier.value : `${asWords(earlier.value)} / ${asWords(value)}`.slice(0, LONGEST_TEXT),
        managed: earlier.managed || managed,
      });
    },
    fields: () => Object.assign(Object.create(null), Object.fromEntries(fields)) as Record<string, HealthField>,
    recognized: () => [...fields.keys()].some((name) => healthFieldInfo(name) !== undefined),
  };
}

function asWords(value: HealthValue): string {
  return value === null ? "unavailable" : Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/**
 * The value in the kind that the field has, where what is printed stands for one; else as it is printed. Old products
 * print 1 and 0 for yes and no; JSON gives times as digits.
 */
function valueOfKind(name: string, printed: HealthValue): HealthValue {
  if (Array.isArray(printed)) return printed.slice(0, MOST_ITEMS).map((item) => item.slice(0, LONGEST_TEXT));
  const kind = healthFieldInfo(name)?.kind;
  if (typeof printed === "number") {
    if (kind === "boolean" && (printed === 0 || printed === 1)) return printed === 1;
    const wanted = kind === "time" ? isTime(printed) : kind === "text" ? false : Number.isFinite(printed);
    return wanted ? printed : String(printed);
  }
  if (typeof printed !== "string") return printed;
  const word = printed.trim();
  if (/^(unavailable|null)$/i.test(word)) return null;
  if (kind === "boolean" && /^(true|false|1|0)$/i.test(word)) return /^(true|1)$/i.test(word);
  if (kind === "number" && /^-?\d{1,15}$/.test(word)) return Number(word);
  if (kind === "time") return parseTime(word) ?? printed.slice(0, LONGEST_TEXT);
  // The legacy text has JSON's word for it: `upToDate`.
  if (name === "definitions_status" && /^[a-z]+(?:[A-Z][a-z]+)+$/.test(word)) return snakeCase(word);
  return printed.slice(0, LONGEST_TEXT);
}
