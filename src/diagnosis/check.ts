import type { CheckFinding, CheckLine } from "../model/diagnosis";
import type { Details } from "../defender/details/parse-details";
import type { Mac } from "../process/mac";

/** Makes one check at the Mac. Throws FailureError where the Mac does not answer. */
export type Check = (mac: Mac) => Promise<CheckFinding>;

/** What is said of a product that cannot be asked. */
export const NOT_OFFERED: CheckFinding = {
  state: "not-offered",
  summary: "This version of Microsoft Defender does not tell this.",
  lines: [],
};

/** Fields of a section as lines, by Defender's own names. */
export function linesOf(details: Details, names: readonly string[] = [...details.keys()]): CheckLine[] {
  return names.flatMap((name) => {
    const field = details.get(name);
    return field === undefined
      ? []
      : [{ title: name, value: field.managed ? `${field.value} (set by policy)` : field.value || "empty" }];
  });
}
