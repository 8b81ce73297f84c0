import { Icon, MenuBarExtra } from "@raycast/api";
import { copyAndSay } from "../../app/copy";
import { stateFacts } from "../../app/state-facts";
import type { Assessment } from "../../model/assessment";
import type { Snapshot } from "../../model/snapshot";
import { printable } from "../../text/printable";

/** The facts for people who ask for them, in Defender's own words; a click copies the value. */
export function DetailsSubmenu(props: { snapshot: Snapshot; assessment: Assessment; now: number }) {
  const { snapshot, assessment, now } = props;
  const engine = printable(assessment.engine ?? (assessment.noEngine ? "none" : "not known"), 50);
  return (
    <MenuBarExtra.Submenu title="Details" icon={Icon.Info}>
      <FactRow title="Engine" value={engine} tooltip="Defender's own word for what real-time protection runs through" />
      {stateFacts(snapshot, now).map((fact) => (
        <FactRow key={fact.title} {...fact} />
      ))}
    </MenuBarExtra.Submenu>
  );
}

function FactRow({ title, value, tooltip }: { title: string; value: string; tooltip: string }) {
  return (
    <MenuBarExtra.Item
      title={title}
      subtitle={value}
      icon={Icon.CopyClipboard}
      tooltip={`${tooltip}. A click copies it.`}
      onAction={() => copyAndSay(value, `Copied ${title}`)}
    />
  );
}
