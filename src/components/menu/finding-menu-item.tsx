import { MenuBarExtra } from "@raycast/api";
import { printable } from "../../text/printable";
import { offer } from "../../remedies/offered";
import type { Remedies } from "../../hooks/use-remedies";
import { severityIcon } from "../../app/look";
import type { Finding } from "../../model/assessment";

/** A finding in the menu: a click does what mends it, ⌥ shows what it means. */
export function FindingMenuItem(props: { finding: Finding; remedies: Remedies; explain: (finding: Finding) => void }) {
  const { finding, remedies, explain } = props;
  const first = remedies.context && offer(finding.remedies, remedies.context).find(({ readiness }) => readiness.ok);
  const title = printable(finding.title, 50);
  const tooltip = printable(finding.meaning, 300);
  const icon = severityIcon(finding.severity);
  if (!first) {
    return <MenuBarExtra.Item title={title} icon={icon} tooltip={tooltip} onAction={() => explain(finding)} />;
  }
  return (
    <MenuBarExtra.Item
      title={title}
      subtitle={first.remedy.title}
      icon={icon}
      tooltip={tooltip}
      onAction={() => remedies.perform(first.remedy)}
      alternate={
        <MenuBarExtra.Item
          title={title}
          subtitle="Explain"
          icon={icon}
          tooltip={tooltip}
          onAction={() => explain(finding)}
        />
      }
    />
  );
}
