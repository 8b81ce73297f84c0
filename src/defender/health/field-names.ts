/** Names that old products used for what has another name today; versionEngine is in munkireport's ms_defender.py. */
const FORMER_NAMES: Readonly<Record<string, string>> = {
  version_engine: "engine_version",
};

/** `upToDate` as `up_to_date`: JSON and old products write in one word what the text form writes with underscores. */
export function snakeCase(word: string): string {
  return word
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}

/** Defender's snake_case name of a field, whatever the output calls it; undefined for what cannot be a field's name. */
export function fieldName(printed: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,79}$/.test(printed)) return undefined;
  const name = snakeCase(printed);
  return Object.hasOwn(FORMER_NAMES, name) ? FORMER_NAMES[name] : name;
}
