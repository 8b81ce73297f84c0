import type { Health, HealthField, HealthFieldName, HealthValue } from "../protection/types";

/**
 * The field as Defender gave it; undefined where it is missing. Names such as `constructor` are no fields, whatever
 * the record's prototype is.
 */
export function field(health: Health | undefined, name: HealthFieldName): HealthField | undefined {
  const fields: unknown = health?.fields;
  if (typeof fields !== "object" || fields === null || !Object.hasOwn(fields, name)) {
    return undefined;
  }
  const found: unknown = (fields as Record<string, unknown>)[name];
  return typeof found === "object" && found !== null && "value" in found ? (found as HealthField) : undefined;
}

/** The value as Defender gave it: null where it said `unavailable`, undefined where the field is missing. */
export function value(health: Health | undefined, name: HealthFieldName): HealthValue | undefined {
  return field(health, name)?.value;
}

/** Whether policy sets the field. */
export function isManaged(health: Health | undefined, name: HealthFieldName): boolean {
  return field(health, name)?.managed === true;
}

/** A yes or no; undefined where the value is missing, unavailable or of another kind. */
export function flag(health: Health | undefined, name: HealthFieldName): boolean | undefined {
  const found = value(health, name);
  return typeof found === "boolean" ? found : undefined;
}

/** Words, trimmed; undefined where the value is missing, unavailable, empty or of another kind. */
export function text(health: Health | undefined, name: HealthFieldName): string | undefined {
  const found = value(health, name);
  return typeof found === "string" && found.trim() !== "" ? found.trim() : undefined;
}

/** A finite number; undefined where the value is missing, unavailable or of another kind. */
export function count(health: Health | undefined, name: HealthFieldName): number | undefined {
  const found = value(health, name);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

/** Milliseconds since 1970; undefined where the value is missing, unavailable, or words that were no readable time. */
export function time(health: Health | undefined, name: HealthFieldName): number | undefined {
  const found = count(health, name);
  // What Date itself can hold.
  return found !== undefined && Math.abs(found) <= 8.64e15 ? found : undefined;
}

/** The words of a list, what is no text left out; undefined where the value is missing, unavailable or no list. */
export function list(health: Health | undefined, name: HealthFieldName): readonly string[] | undefined {
  const found = value(health, name);
  return Array.isArray(found) ? found.filter((item) => typeof item === "string") : undefined;
}

/** How a word is compared: in lower case, with blanks in one form, `upToDate` as `up_to_date`. */
export function plainWord(word: string | undefined): string | undefined {
  return word
    ?.slice(0, 200)
    .trim()
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/\s+/g, " ")
    .toLowerCase();
}
