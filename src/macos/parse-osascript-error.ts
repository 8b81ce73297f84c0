/** Why osascript ended with an error. */
export type OsascriptError =
  /** The person pressed Cancel (-128). */
  | { kind: "cancelled" }
  /** The name or password was wrong until macOS gave up, or there is nobody at the screen to ask (-60007). */
  | { kind: "wrong-password" }
  /** macOS denied the authorization (-60005). */
  | { kind: "not-allowed" }
  /** Raycast may not control the app that was to act (-1743); macOS does not ask again. */
  | { kind: "automation-refused" }
  /**
   * The command itself failed with its own exit code, or AppleScript did with a negative number. `words` is what
   * was said, without the numbers around it.
   */
  | { kind: "command-failed"; code?: number; words: string };

const KNOWN: Readonly<Partial<Record<number, Exclude<OsascriptError["kind"], "command-failed">>>> = {
  [-128]: "cancelled",
  [-60007]: "wrong-password",
  [-60005]: "not-allowed",
  [-1743]: "automation-refused",
};

const NUMBER_AT_END = /\((-?\d{1,9})\)\s*$/;

/**
 * Reads what osascript wrote on stderr: `0:180: execution error: User canceled. (-128)`. The words are translated on
 * Macs in other languages, so only the number in parentheses at the end of the last such line counts; one elsewhere
 * may be part of a name.
 */
export function parseOsascriptError(stderr: string): OsascriptError {
  const lines = stderr.split(/\r\n|\r|\n/);
  const last = lines.findLastIndex((line) => NUMBER_AT_END.test(line));
  const text = (last === -1 ? lines : lines.slice(0, last + 1)).join("\n");
  const number = NUMBER_AT_END.exec(text)?.[1];
  const code = number === undefined ? undefined : Number(number);
  const kind = code === undefined ? undefined : KNOWN[code];
  if (kind !== undefined) return { kind };
  const words = text
    .replace(NUMBER_AT_END, "")
    .replace(/^\s*(?:\d+:\d+:\s*)?(?:execution error:\s*)?/, "")
    .trim();
  return { kind: "command-failed", ...(code === undefined ? {} : { code }), words };
}
