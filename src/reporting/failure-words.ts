import type { FailureRecord } from "../model/failure-record";
import { counted } from "../text/printable";
import { spent } from "../text/spent";
import { exactly } from "../text/times";

/** What this extension has written down of its own work, as Markdown. */
export function failureMarkdown({ failures, health }: FailureRecord): string {
  const rows = failures.map(
    ({ at, program, what, tookMs }) => `| ${exactly(at)} | ${program} | ${what} | ${spent(tookMs)} |`,
  );
  return [
    "### What Failed Here",
    health
      ? `\`mdatp health\` was measured ${counted(health.count, "time")}: half of them took at most ${spent(health.medianMs)}, the slowest ${spent(health.slowestMs)}.`
      : "How long `mdatp health` takes was not measured yet.",
    rows.length === 0
      ? "No program that this extension started in its windows and commands has failed."
      : `The last ${counted(rows.length, "failure")}, newest first:`,
    ...(rows.length > 0
      ? [["| When | Program | What | After |", "| --- | --- | --- | --- |", ...rows].join("\n")]
      : []),
  ].join("\n\n");
}
