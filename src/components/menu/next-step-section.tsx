import { Icon, MenuBarExtra } from "@raycast/api";
import { show } from "../../app/launch";
import type { Remedies } from "../../hooks/use-remedies";
import type { NextStep } from "../../remedies/run/next-step";
import { printable } from "../../text/printable";

/** What to do next, as a verb; nothing where all is well. */
export function NextStepSection({ step, remedies }: { step: NextStep; remedies: Remedies }) {
  if (step.kind === "well") return null;
  const { finding } = step;
  if (step.kind === "explain") {
    return (
      <MenuBarExtra.Section title="Next Step">
        <MenuBarExtra.Item
          title="See What Is Missing"
          icon={Icon.ArrowRightCircleFilled}
          tooltip={finding && printable(finding.meaning, 300)}
          onAction={() => show("status", finding && { finding: finding.id })}
        />
      </MenuBarExtra.Section>
    );
  }
  const { remedy, channel } = step;
  return (
    <MenuBarExtra.Section title="Next Step">
      <MenuBarExtra.Item
        title={printable(channel ? `${remedy.title} to ${channel}` : remedy.title, 40)}
        icon={Icon.ArrowRightCircleFilled}
        tooltip={printable(`${step.finding.meaning} ${remedy.changes}`, 300)}
        onAction={() => remedies.perform(remedy, channel ? { channel } : {})}
      />
    </MenuBarExtra.Section>
  );
}
