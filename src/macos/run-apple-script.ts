import { seenIn } from "../process/failure-error";
import { programs } from "../process/programs";
import type { Mac } from "../process/mac";
import { parseOsascriptError, type OsascriptError } from "./parse-osascript-error";

/** How an AppleScript ended. `output` and `words` are one short line without identifiers. */
export type AppleScriptResult =
  | { kind: "ran"; output: string }
  | OsascriptError
  /** Nobody answered. Whether macOS takes its dialog away when osascript is ended is not known. */
  | { kind: "timed-out" };

/**
 * Runs an AppleScript by osascript. `script` must be a constant of this source, never put together from anything read.
 * It goes as an argument, because osascript takes arguments for UTF-8 whatever the language. Never throws.
 */
export async function runAppleScript(
  { run }: Pick<Mac, "run">,
  script: string,
  timeoutMs: number,
): Promise<AppleScriptResult> {
  const result = await run({ program: programs.osascript, args: ["-e", script], timeoutMs });
  if (result.timedOut) return { kind: "timed-out" };
  if (result.exitCode === 0) return { kind: "ran", output: seenIn(result.stdout) };
  if (result.exitCode === undefined) {
    return {
      kind: "command-failed",
      words: `osascript did not end by itself (${result.spawnError ?? result.signal ?? "?"})`,
    };
  }
  const error = parseOsascriptError(result.stderr);
  return error.kind === "command-failed" ? { ...error, words: seenIn(error.words) } : error;
}
