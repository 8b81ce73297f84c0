import { isValidElement } from "react";

/** A value as plain JSON; `name` is what a function in its place is fired by. */
export function toPlain(value: unknown, name: string): unknown {
  switch (typeof value) {
    case "function":
      return { $handler: name };
    case "bigint":
    case "symbol":
      return String(value);
    case "object":
      break;
    default:
      return value;
  }
  if (value === null) return null;
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof URL) return value.href;
  if (Array.isArray(value)) return value.map((entry, index) => toPlain(entry, `${name}.${index}`));
  // An element that is not rendered where it is given: the target of a push.
  if (isValidElement(value)) return undefined;
  if (value instanceof Error) return { name: value.name, message: value.message };
  const plain: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) plain[key] = toPlain(entry, `${name}.${key}`);
  }
  return plain;
}

/** The way back: dates revived, all else as it is. */
export function fromPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value !== "object" || value === null) return value;
  const date = (value as { $date?: unknown }).$date;
  if (typeof date === "number") return new Date(date);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fromPlain(entry)]));
}
