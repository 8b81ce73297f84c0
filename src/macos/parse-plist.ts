import { parse } from "fast-plist";

/** A dictionary of a property list. Ask for its keys through `entryOf` only: `__proto__` may be among them. */
export type PlistDictionary = { readonly [key: string]: unknown };

/**
 * Reads an XML property list whose root is a dictionary, as `defaults export … -` prints it; undefined for anything
 * else. fast-plist accepts a document that stops in the middle, so its end is checked here.
 */
export function parsePlist(xml: string): PlistDictionary | undefined {
  if (!/<\/plist>\s*$/.test(xml.slice(-64))) return undefined;
  try {
    const root: unknown = parse(xml);
    return isDictionary(root) ? root : undefined;
  } catch {
    return undefined;
  }
}

/** The entry's own value; nothing that the dictionary inherits. */
export function entryOf(dictionary: PlistDictionary, key: string): unknown {
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}

/** True for a dictionary, as against an array, a date and the plain values. */
export function isDictionary(value: unknown): value is PlistDictionary {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
