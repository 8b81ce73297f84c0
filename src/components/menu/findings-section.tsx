import { Icon, MenuBarExtra } from "@raycast/api";
import { show } from "../../app/launch";
import { severityIcon } from "../../app/look";
import type { Remedies } from "../../hooks/use-remedies";
import type { Finding } from "../../model/assessment";
import { offer } from "../../remedies/offered";
import { counted, printable } from "../../text/printable";

/** More rows than this do not fit on a small screen together with the rest; the status view has them all. */
const MOST_FINDINGS = 5;

/** What is not right, causes first, as the judgement sorted it. */
export function FindingsSection({ findings, remedies }: { findings: readonly Finding[]; remedies: Remedies }) {
  if (findings.length === 0) return null;
  const shown = findings.length > MOST_FINDINGS ? findings.slice(0, MOST_FINDINGS - 1) : findings;
  const more = findings.length - shown.length;
  return (
    <MenuBarExtra.Section title="Findings">
      {shown.map((finding) => (
        <FindingRow key={finding.id} finding={finding} remedies={remedies} />
      ))}
      {more > 0 && (
        <MenuBarExtra.Item
          title={counted(more, "More Finding")}
          icon={Icon.Ellipsis}
          tooltip="Shows every finding, with what it means and what helps."
          onAction={() => show("status")}
        />
      )}
    </MenuBarExtra.Section>
  );
}

/**
 * A row that names what is wrong says what that means when it is clicked, and never acts by surprise; with ⌥ it becomes
 * the verb of its own remedy.
 */
function FindingRow({ finding, remedies }: { finding: Finding; remedies: Remedies }) {
  const { context } = remedies;
  const first = context && offer(finding.remedies, context).find(({ readiness }) => readiness.ok)?.remedy;
  return (
    <MenuBarExtra.Item
      title={printable(finding.title, 40)}
      icon={severityIcon(finding.severity)}
      tooltip={printable(finding.meaning, 300)}
      onAction={() => show("status", { finding: finding.id })}
      alternate={
        first && (
          <MenuBarExtra.Item
            title={first.title}
            icon={first.icon}
            tooltip={first.changes}
            onAction={() => remedies.perform(first)}
          />
        )
      }
    />
  );
}
