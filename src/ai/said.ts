import { redactorOf } from "../privacy/redactor";
import { loadSnapshot } from "../snapshot/cache";
import { printable } from "../text/printable";

/**
 * A text of Defender's, of a file's or of a remedy's as it goes to a model: one short printable line without
 * identifiers and without the names of this Mac that the last reading knows. It stays a value in the answer's data and
 * never becomes a sentence of the answer.
 */
export function said(text: string, length = 160): string {
  return printable(redactorOf(loadSnapshot(Date.now())).foreign(text), length);
}

/** The same for a text that may be missing. */
export function saidIfAny(text: string | undefined, length?: number): string | undefined {
  return text === undefined ? undefined : said(text, length);
}

/** A time for a model: ISO 8601 in UTC; undefined where there is none. */
export function isoTime(time: number | undefined): string | undefined {
  return time === undefined || !Number.isFinite(time) || Math.abs(time) > 8.64e15
    ? undefined
    : new Date(time).toISOString();
}
