import { healthFieldInfo } from "../defender/health/fields";
import { IDENTIFIER_GROUPS } from "../privacy/identifiers";
import type { ReportExtras } from "./report-extras";
import { RATINGS, type Report } from "./report";

/**
 * The report as Markdown, for people: a summary first, then the tester's words, then what it rests on. The JSON form
 * holds the same with machines' values.
 */
export function reportMarkdown(report: Report): string {
  const { tester, mac, versions, state } = report;
  return [
    `# ${inline(tester.title)}`,
    `**${RATINGS[tester.rating]}** · ${moment(report.createdAt)} · report ${report.id}`,
    section("Summary", [
      row("Level", state.level),
      row("Headline", report.headline),
      row("Engine", state.engine ?? (state.noEngine ? "none" : "not known")),
      row("Read", state.takenAt ? moment(state.takenAt) : "not yet"),
      row("Mac", [mac.model, mac.macOS && `macOS ${mac.macOS}`].filter(Boolean).join(", ") || "not read"),
      row("Product", versions.product ?? "not read"),
      row("Antivirus Engine", versions.engine ?? "not read"),
      row("Definitions", versions.definitions ?? "not read"),
      row("Channel", state.channel ? `${state.channel.channel} (${state.channel.source})` : "not read"),
      row("Raycast", versions.raycast ?? "not read"),
    ]),
    section("What I Did", quoted(tester.did)),
    section("What I Expected", quoted(tester.expected)),
    section("What I Saw", quoted(tester.saw)),
    report.failure &&
      section("Why Defender Could Not Be Read", [
        row(report.failure.code, report.failure.message),
        row("Seen", report.failure.seen ?? "nothing"),
      ]),
    section(
      "Printed Before the Answer",
      report.banners.map((banner) => `- ${inline(banner)}`),
    ),
    section(
      "Findings",
      report.findings.map(({ severity, title, id }) => row(severity, `${title} (${id})`)),
    ),
    section(
      "Prerequisites",
      report.prerequisites.map(({ title, need, have, ok }) =>
        row(title, `${have}, needs ${need} – ${ok === undefined ? "cannot be told" : ok ? "met" : "not met"}`),
      ),
    ),
    section(
      "Set-Up",
      report.setup.map(({ title, state: stepState, why }) => row(title, `${stepState}. ${why}`)),
    ),
    section(
      "System Extensions",
      state.systemExtensions.map((one) => row(one.bundleId, `${one.state} ${one.version ?? ""}`)),
    ),
    section(
      "Validation",
      report.validations.map(({ at, scenario, result, evidence }) =>
        row(moment(at), `${scenario}: ${result}${evidence ? `. ${evidence}` : ""}`),
      ),
    ),
    section(
      "Last Changes",
      report.changes.map((entry) =>
        row(
          `${moment(entry.firstSeen)} to ${moment(entry.lastSeen)}`,
          [entry.level, entry.engine ?? "no engine", entry.channel, entry.productVersion].filter(Boolean).join(", "),
        ),
      ),
    ),
    report.threats &&
      section(`Threats (${report.threats.count})`, [
        ...report.threats.newest.map(({ name, status, detectedAt }) =>
          row(name, [status, detectedAt && moment(detectedAt)].filter(Boolean).join(", ")),
        ),
      ]),
    ...extrasInMarkdown(report.extras),
    section(
      "Health",
      Object.entries(state.health).map(([name, value]) => `- ${code(name)}: ${code(readable(name, value))}`),
    ),
    section(
      "Identifiers",
      Object.entries(report.identifiers).map(([name, value]) => row(name, JSON.stringify(value))),
    ),
    report.withheld.length > 0 &&
      `Left out: ${report.withheld.map((group) => IDENTIFIER_GROUPS[group].title).join(", ")}.`,
  ]
    .filter((part) => part)
    .join("\n\n")
    .concat("\n");
}

/** What was ticked beside the state. */
function extrasInMarkdown({ performance, diagnosis, failures }: ReportExtras = {}): string[] {
  return [
    performance
      ? section("Performance Impact", [
          row("Counting", performance.state),
          row("All Scanning", `${performance.totalScanSeconds} s since Defender started`),
          ...performance.programs.map(({ name, scanSeconds, files }) => row(name, `${scanSeconds} s, ${files} files`)),
        ])
      : "",
    diagnosis
      ? section(
          "Diagnosis",
          diagnosis.flatMap(({ id, state, summary, helps, lines, at }) => [
            row(id, [`${state}, ${at}.`, summary, helps].filter(Boolean).join(" ")),
            ...lines.map(({ title, value }) => `  - ${inline(title)}: ${inline(value)}`),
          ]),
        )
      : "",
    failures
      ? section("What Failed", [
          row("mdatp health", failures.health ? JSON.stringify(failures.health) : "not measured"),
          ...failures.runs.map(({ at, program, what, tookMs }) => row(at, `${program}: ${what} after ${tookMs} ms`)),
        ])
      : "",
  ];
}

/** An ISO time without what no reader needs: `2026-11-27 14:03 UTC`. */
function moment(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) ? `${iso.slice(0, 16).replace("T", " ")} UTC` : iso;
}

/** A health value as Defender has it, but for times, which it counts in milliseconds. */
function readable(name: string, value: unknown): string {
  const isTime = healthFieldInfo(name)?.kind === "time" && typeof value === "number" && Math.abs(value) <= 8.64e15;
  return isTime ? moment(new Date(value).toISOString()) : JSON.stringify(value);
}

function section(title: string, content: readonly string[]): string {
  return content.length === 0 ? "" : `## ${title}\n\n${content.join("\n")}`;
}

function row(name: string, words: string): string {
  return `- **${inline(name)}:** ${inline(words)}`;
}

/** The tester's own lines, set apart from what the Mac says. Two spaces at its end keep a line a line. */
function quoted(words: string): string[] {
  return words.trim() === ""
    ? []
    : words
        .trim()
        .split(/\r?\n/)
        .map((line, index, lines) => `> ${escaped(line)}${index < lines.length - 1 ? "  " : ""}`);
}

function inline(words: string): string {
  return escaped(words.replace(/\s+/g, " ").trim());
}

function code(words: string): string {
  return `\`${words.replace(/[`\s]+/g, " ")}\``;
}

/** Words as words: no link, picture or HTML may come of what a Mac printed. */
function escaped(words: string): string {
  return words.replace(/[\\`*[\]<>|!]/g, "\\$&");
}
