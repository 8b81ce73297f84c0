import { printable } from "../text/printable";
import { identifiersOf } from "../privacy/identifiers";
import { namesOfThisMac } from "../privacy/names";
import { redactor } from "../privacy/redactor";
import type { HealthValue } from "../model/health";

let redact: ((text: string) => string) | undefined;

/**
 * A text of Defender's or of a file's as it goes to a model: one short printable line without identifiers and without
 * this Mac's own names. It stays a value in the answer's data and never becomes a sentence of the answer.
 */
export function said(text: string, length = 160): string {
  redact ??= redactor(identifiersOf(undefined, namesOfThisMac()), new Set()).foreign;
  return printable(redact(text), length);
}

/** The same for a health value of any kind. */
export function saidValue(value: HealthValue): HealthValue {
  if (typeof value === "string") return said(value);
  return Array.isArray(value) ? value.slice(0, 20).map((entry) => said(String(entry))) : value;
}

/** A time for a model: ISO 8601 in UTC; undefined where there is none. */
export function isoTime(time: number | undefined): string | undefined {
  return time === undefined || !Number.isFinite(time) || Math.abs(time) > 8.64e15
    ? undefined
    : new Date(time).toISOString();
}
