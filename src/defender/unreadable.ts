import { FailureError, seenIn } from "../process/failure-error";
import { cleanOutput } from "./clean-output";

/**
 * What `parse` makes of an output. Where it gives undefined, or trips over the output (JSON nested without end), this
 * throws FailureError `Unreadable` with the output's first words.
 */
export function parsedOrUnreadable<T>(output: string, parse: () => T | undefined): T {
  let parsed: T | undefined;
  try {
    parsed = parse();
  } catch {
    parsed = undefined;
  }
  if (parsed === undefined) throw unreadable(output);
  return parsed;
}

/** The failure of an output that says nothing this extension understands. */
export function unreadable(output: string): FailureError {
  const text = cleanOutput(output.slice(0, 4000)).trim();
  const message =
    text === ""
      ? "Microsoft Defender answered with nothing."
      : text.startsWith("{") || text.startsWith("[")
        ? "Microsoft Defender's answer is broken or stops in the middle."
        : "Microsoft Defender's answer is in a form that this extension does not know.";
  return new FailureError({
    code: "Unreadable",
    message,
    seen: seenIn(text) || "an empty output",
    nextStep: "Refresh; if it stays, update Microsoft Defender and this extension, or report what was seen.",
  });
}
