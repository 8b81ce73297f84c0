import type { Report } from "./report";

/** The report as JSON, for people and machines: two blanks of indentation, a line break at the end. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
