import { unreadable } from "./run-tool";
import type { Enrollment } from "../model/macos";

/**
 * Reads what `profiles status -type enrollment` prints, by its labels: `Enrolled via DEP: No`,
 * `MDM enrollment: Yes (User Approved)`. The line with the server is not kept.
 * Throws FailureError `Unreadable` where neither label is there.
 */
export function parseEnrollment(output: string): Enrollment {
  const dep = valueOf(output, "Enrolled via DEP");
  const mdm = valueOf(output, "MDM enrollment");
  if (dep === undefined && mdm === undefined) {
    throw unreadable("profiles", output.trim() === "" ? "no output" : "no line about enrollment");
  }
  const enrollment: Enrollment = {};
  if (mdm !== undefined) {
    if (mdm === "no") enrollment.mdm = "no";
    else if (mdm === "yes") enrollment.mdm = "yes";
    else if (/^yes \(user approved\)$/.test(mdm)) enrollment.mdm = "user-approved";
  }
  if (dep === "yes" || dep === "no") enrollment.dep = dep === "yes";
  return enrollment;
}

function valueOf(output: string, label: string): string | undefined {
  // Blanks, not line ends: each of a million empty lines would be looked at from every line before it.
  return new RegExp(`^[ \\t\\uFEFF]*${label}[ \\t]*:(.*)$`, "im")
    .exec(output)?.[1]
    ?.trim()
    .replace(/\s+/g, " ")
    .toLowerCase();
}
