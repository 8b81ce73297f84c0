import { Icon, List } from "@raycast/api";
import { ago } from "../../text/times";
import { RESULT_LOOK } from "./result-look";
import type { ValidationEntry } from "../../model/history";

/** One of the tests: how it goes, and how it ended last. */
export function ScenarioItem(props: {
  id: string;
  title: string;
  icon: Icon;
  /** Constant text; what comes from outside is escaped by the caller. */
  markdown: string;
  last: ValidationEntry | undefined;
  running?: string;
  now: number;
  actions: React.ReactNode;
}) {
  const { id, title, icon, markdown, last, running, now, actions } = props;
  const look = last && RESULT_LOOK[last.result];
  return (
    <List.Item
      id={id}
      title={title}
      icon={running ? Icon.Hourglass : icon}
      accessories={[
        running
          ? { tag: "Running" }
          : look
            ? { tag: { value: look.title, color: look.color }, tooltip: ago(last.at, now) }
            : { text: "Not Tested" },
      ]}
      detail={<List.Item.Detail markdown={running ? `### ${running}…\n\n${markdown}` : markdown} />}
      actions={actions}
    />
  );
}
