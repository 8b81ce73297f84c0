import { type CostNow, type ProgramCost, shareOf, totalScanMs } from "../model/performance";
import type { Redactor } from "../privacy/redactor";
import { printable } from "../text/printable";
import { percent, spent } from "../text/spent";

/** What a text for IT is made of. */
export interface CostsForIt {
  programs: readonly ProgramCost[];
  /** What each costs now, by its key; empty where it was counted only once. */
  now: ReadonlyMap<string, CostNow>;
  /** `101.26082.0011`; undefined where Defender did not say. */
  productVersion?: string;
  macOSVersion?: string;
  redact: Redactor;
}

/** As many programs as somebody reads. */
const MOST_ROWS = 10;

/** What scanning costs on this Mac, for whoever looks after Defender. Names of people are left out of the paths. */
export function performanceMarkdown(costs: CostsForIt): string {
  const { programs } = costs;
  const total = totalScanMs(programs);
  const rows = programs
    .slice(0, MOST_ROWS)
    .map((program) =>
      [
        nameOf(program, costs),
        spent(program.scanMs),
        percent(shareOf(program, total)),
        program.files.toLocaleString("en-US"),
        minuteOf(program, costs),
      ].join(" | "),
    );
  const more = programs.length - rows.length;
  return lines(
    "## What Microsoft Defender Scans on This Mac",
    "",
    `Since Defender's daemon last started, scanning took ${spent(total)} in all.`,
    "",
    "| Program | Scanning | Share | Files | Now, a minute |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    ...(more > 0 ? ["", `${more} more programs cost less.`] : []),
    "",
    source(costs),
  );
}

/** A request to whoever looks after Defender: what one program costs, and what could be excluded or applied. */
export function exclusionRequest(program: ProgramCost, costs: CostsForIt, profile?: string): string {
  const { redact } = costs;
  const total = totalScanMs(costs.programs);
  const now = costs.now.get(program.key);
  const path = program.path === undefined ? undefined : redact.own(printable(program.path, 300));
  return lines(
    "Hello,",
    "",
    `Microsoft Defender's real-time protection slows my work with ${words(program.name, redact)}. Could you look into it?`,
    "",
    `- Program: ${words(program.name, redact)}${path === undefined ? "" : ` (\`${path.replaceAll("`", "'")}\`)`}`,
    `- Since Defender's daemon last started, it scanned ${program.files.toLocaleString("en-US")} files for it, which took ${spent(program.scanMs)}: ${percent(shareOf(program, total))} of all its scanning.`,
    ...(now ? [`- At the moment: ${spent(now.scanMsAMinute)} of scanning a minute.`] : []),
    `- The file that took longest: ${spent(program.slowestFileMs)}.`,
    "",
    profile === undefined
      ? "What could help is a process exclusion for this program, or an exclusion for the folder that it builds in. Either one leaves those files unchecked, so I ask you to decide and to set it by policy."
      : `What could help is Microsoft's performance profile "${profile}" (\`mdatp performance-profiles\`), or a process exclusion for this program. Either one leaves files unchecked, so I ask you to decide and to set it by policy.`,
    "",
    source(costs),
  );
}

function nameOf(program: ProgramCost, { redact }: CostsForIt): string {
  const path = program.path === undefined ? "" : ` (${redact.own(printable(program.path, 200))})`;
  return `${words(program.name, redact)}${path}`.replaceAll("|", "\\|");
}

function words(name: string, redact: Redactor): string {
  return redact.own(printable(name, 80));
}

function minuteOf({ key }: ProgramCost, { now }: CostsForIt): string {
  const cost = now.get(key);
  return cost ? spent(cost.scanMsAMinute) : "not measured";
}

function source({ productVersion, macOSVersion }: CostsForIt): string {
  const versions = [
    productVersion === undefined ? undefined : `Microsoft Defender ${printable(productVersion, 30)}`,
    macOSVersion === undefined ? undefined : `macOS ${printable(macOSVersion, 20)}`,
  ].filter((part) => part !== undefined);
  const from = "From `mdatp diagnostic real-time-protection-statistics`";
  return versions.length > 0 ? `${from}, ${versions.join(", ")}.` : `${from}.`;
}

function lines(...text: string[]): string {
  return text.join("\n");
}
