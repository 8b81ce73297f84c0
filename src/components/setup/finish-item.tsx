import { Action, ActionPanel, Color, Icon, List } from "@raycast/api";
import { show } from "../../app/launch";
import type { SetupMarks, SetupStep } from "../../model/setup";
import { markdownText } from "../../text/markdown";
import { counted } from "../../text/printable";

/** The row that the guide ends with. */
export const FINISH_ID = "finished";

/** The end of the guide: what this Mac runs on now, what was seen on the way, and how long it took. */
export function FinishItem(props: { steps: readonly SetupStep[]; marks: SetupMarks; common: React.ReactNode }) {
  const { steps, marks, common } = props;
  const minutes = minutesTaken(marks);
  const markdown = [
    "## This Mac Runs on the Endpoint Security Extension",
    minutes === undefined ? undefined : `From the first step here to the last it took ${counted(minutes, "minute")}.`,
    "#### What Was Seen",
    steps.map(({ title, why }) => `- **${markdownText(title)}**: ${markdownText(why, 300)}`).join("\n"),
  ];
  return (
    <List.Item
      id={FINISH_ID}
      title="On the Endpoint Security Extension"
      icon={{ source: Icon.CheckRosette, tintColor: Color.Green }}
      keywords={["finished", "done", "report"]}
      detail={<List.Item.Detail markdown={markdown.filter((part) => part !== undefined).join("\n\n")} />}
      actions={
        <ActionPanel>
          <Action title="Report State" icon={Icon.Document} onAction={() => void show("report")} />
          {common}
        </ActionPanel>
      }
    />
  );
}

/**
 * Whole minutes between the first and the last thing that was done or seen here; undefined where there were not two, as
 * on a Mac that was set up before the guide was opened.
 */
export function minutesTaken(marks: SetupMarks): number | undefined {
  const { channelSwitchedAt, daemonRestartedAt, approvedAt, validation } = marks;
  const times = [channelSwitchedAt, daemonRestartedAt, approvedAt, validation?.at].filter((at) => at !== undefined);
  if (times.length < 2) return undefined;
  return Math.max(1, Math.round((Math.max(...times) - Math.min(...times)) / 60_000));
}
