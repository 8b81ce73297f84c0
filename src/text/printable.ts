/**
 * Control characters, the marks that turn or hide text, and halves of characters: none of them belongs in a title or a
 * sentence, and a half cannot be made a part of an address.
 */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Surrogate}]+/gu;

/** More than any caller shows; cut before any pattern runs over a hostile text. */
const MOST_EVER_SHOWN = 2000;

/**
 * Words of somebody else's (Defender's, a file's) made fit to be shown: on one line, without control characters, at
 * most `limit` characters with an ellipsis where something was cut. A value that is no text is shown as JSON would.
 */
export function printable(value: unknown, limit = 120): string {
  const whole = typeof value === "string" ? value : inWords(value);
  const line = whole.slice(0, MOST_EVER_SHOWN).replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim();
  const characters = Array.from(line);
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, Math.max(0, limit - 1))
        .join("")
        .trimEnd()}…`;
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) {
    return "unavailable";
  }
  if (Array.isArray(value)) {
    return value
      .slice(0, 20)
      .map((item) => (typeof item === "object" ? "…" : String(item)))
      .join(", ");
  }
  return typeof value === "object" ? "…" : String(value);
}

const SMALL_WORDS = new Set(["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"]);

/** A sentence of Defender's as a title: every word with a capital but the small ones, at most `limit` characters. */
export function titleCase(text: string, limit = 50): string {
  return printable(text, limit)
    .split(" ")
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(" ");
}

/** `a`, `a and b`, `a, b and c`; beyond `most` items the rest is counted: `a, b and 7 more`. */
export function enumerate(items: readonly string[], most = 5): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : [...items];
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

/** `1 day`, `3 days`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A whole number with commas: `10,000`. Without ICU, whose first use costs more than a whole paint. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
