import type { HealthLine, HealthOutput } from "./health-fields";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Jan 16, 2026 at 07:42:45 AM`, in local time. */
export function textDate(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, "0");
  const hour = date.getHours() % 12 || 12;
  const day = `${MONTHS[date.getMonth()]} ${two(date.getDate())}, ${date.getFullYear()}`;
  const half = date.getHours() < 12 ? "AM" : "PM";
  return `${day} at ${two(hour)}:${two(date.getMinutes())}:${two(date.getSeconds())} ${half}`;
}

/** A value as the text form prints it; `--field` prints the same. */
export function textValue(value: HealthOutput): string {
  if (value === null) return "unavailable";
  if (Array.isArray(value)) return `[${value.map((item) => `"${item}"`).join(", ")}]`;
  if (typeof value === "object") return textDate(value.at);
  return typeof value === "string" ? `"${value}"` : String(value);
}

/** `mdatp health`: the name padded to 44 columns, one line per field. */
export function printText(fields: readonly HealthLine[]): string {
  return fields
    .filter((field) => !field.hidden)
    .map((field) => `${field.name.padEnd(44)}: ${textValue(field.value)}${field.managed ? " [managed]" : ""}\n`)
    .join("");
}

/** `real_time_protection_enabled` → `realTimeProtectionEnabled`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * `mdatp health --output json`: one line, keys sorted, `$type` first, as products of 2023 printed it. A guess: the
 * `$type` of a definitions status other than up to date, and that `unavailable` becomes null.
 */
export function printJson(fields: readonly HealthLine[]): string {
  const result: Record<string, unknown> = { $type: "getHealthAllResult" };
  for (const field of fields) {
    const value = jsonValue(field);
    const wrapped = { displayValue: !field.hidden, isManaged: field.managed, value };
    result[camelCase(field.name)] = field.wrapped ? wrapped : value;
  }
  const sorted = Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted))}\n`;
}

function jsonValue({ name, value }: HealthLine): unknown {
  if (name === "definitions_status") return { $type: camelCase(String(value)) };
  if (value !== null && typeof value === "object" && !Array.isArray(value)) return String(value.at);
  return value;
}

/**
 * The `mdatp --health` of products before 101.19.48: camelCase names padded to 40 columns, dates as quoted
 * milliseconds, `null` for what is not there. Which of today's fields it had is a guess.
 */
export function printLegacy(fields: readonly HealthLine[]): string {
  return fields
    .filter((field) => !field.hidden && !NOT_LEGACY.has(field.name))
    .map((field) => `${camelCase(field.name).padEnd(40)}: ${legacyValue(field.value)}\n`)
    .join("");
}

/** One value of the old syntax: bools are 1 and 0 there. */
export function legacyField(value: HealthOutput): string {
  return typeof value === "boolean" ? String(Number(value)) : legacyValue(value);
}

function legacyValue(value: HealthOutput): string {
  if (value === null) return "null";
  if (typeof value === "object" && !Array.isArray(value)) return `"${value.at}"`;
  return textValue(value);
}

const NOT_LEGACY = new Set(["network_events_subsystem", "conflicting_applications", "definitions_status"]);
