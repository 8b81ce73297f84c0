import values from "raycast-enums";

/** The enumerations of @raycast/api, read from its own type file when the worker is built. */
export const enums: Readonly<Record<string, Readonly<Record<string, string>>>> = values;

/** One enumeration by its name in the type file, for example `Toast.Style`. */
export function enumOf(name: string): Readonly<Record<string, string>> {
  const found = enums[name];
  if (!found) throw new Error(`The type file of @raycast/api has no enumeration ${name}`);
  return found;
}
