import { List } from "@raycast/api";
import { SEVERITY_LOOK, severityIcon } from "../../app/look";
import { printable } from "../../text/printable";
import { markdownText } from "../../text/markdown";
import type { Finding } from "../../model/assessment";

/** One thing that is not right: what it means, and what mends it. */
export function FindingItem(props: { finding: Finding; remedies: string; actions: React.ReactNode }) {
  const { finding, remedies, actions } = props;
  const look = SEVERITY_LOOK[finding.severity];
  return (
    <List.Item
      id={`finding-${finding.id}`}
      title={printable(finding.title, 60)}
      icon={{ value: severityIcon(finding.severity), tooltip: look.name }}
      keywords={[finding.id, look.name, "finding"]}
      detail={
        <List.Item.Detail
          markdown={`### ${markdownText(finding.title)}\n\n${markdownText(finding.meaning)}\n\n${remedies}`}
        />
      }
      actions={actions}
    />
  );
}
