import { Action, ActionPanel, Color, Icon, List } from "@raycast/api";
import { type Channel, type ChannelReading, RING_OF_CHANNEL } from "../../model/channel";
import { lastKnown, type Part } from "../../model/snapshot";
import { printable } from "../../text/printable";
import { REMEDIES } from "../../remedies";
import type { RemedyContext } from "../../remedies/types";
import { CHANNEL_LOOK } from "../../app/look";
import type { Remedies } from "../../hooks/use-remedies";
import { markdownText } from "../../text/markdown";
import { describeSource } from "./source-words";

/** One channel: whether it is chosen, whether it is running, and what stands against switching to it. */
export function ChannelItem(props: {
  channel: Channel;
  part: Part<ChannelReading>;
  /** The ring in force, as Defender prints it. */
  ring: string | undefined;
  inForce: Channel | undefined;
  /** With this channel chosen. */
  context: RemedyContext;
  remedies: Remedies;
  again: React.ReactNode;
}) {
  const { channel, part, ring, inForce, context, remedies, again } = props;
  const remedy = REMEDIES["switch-channel"];
  const readiness = remedy.precondition(context);
  const reading = lastKnown(part)?.value;
  const isWritten = reading?.channel === channel;
  const isInForce = inForce === channel;
  const look = CHANNEL_LOOK[channel];
  const source = describeSource(part);

  const tags = [
    ...(isWritten ? [{ tag: { value: reading.source === "default" ? "Default" : "Chosen", color: Color.Blue } }] : []),
    ...(isInForce ? [{ tag: { value: "Running", color: Color.Green } }] : []),
  ];
  const markdown = [
    `### ${channel}`,
    `${look.words}.`,
    isWritten && !isInForce && inForce !== undefined
      ? `Chosen, but **${inForce}** is still running: a channel counts from Defender's next start on.`
      : undefined,
    markdownText(readiness.ok || isWritten ? source.long : readiness.reason, 600),
  ];
  // What cannot be done now stays, since trying it says why, but is not what Return does.
  const switching = !isWritten && (
    <Action
      title={`Switch to ${channel}`}
      icon={remedy.icon}
      onAction={() => void remedies.perform(remedy, { channel })}
    />
  );
  return (
    <List.Item
      id={channel}
      title={channel}
      icon={{ source: isWritten ? Icon.CheckCircle : look.icon, tintColor: isWritten ? Color.Blue : Color.PrimaryText }}
      keywords={[RING_OF_CHANNEL[channel], "ring"]}
      accessories={tags}
      detail={
        <List.Item.Detail
          markdown={markdown.filter((line) => line !== undefined).join("\n\n")}
          metadata={
            <List.Item.Detail.Metadata>
              <List.Item.Detail.Metadata.Label
                title="Chosen"
                text={reading ? `${reading.channel}${writtenAs(reading)}` : "Not Known"}
              />
              <List.Item.Detail.Metadata.Label title="Chosen Where" text={source.short} />
              <List.Item.Detail.Metadata.Label
                title="Running"
                text={ring === undefined ? "Not Known" : printable(ring, 40)}
              />
            </List.Item.Detail.Metadata>
          }
        />
      }
      actions={
        <ActionPanel>
          {readiness.ok && switching}
          <ActionPanel.Section>{again}</ActionPanel.Section>
          {!readiness.ok && switching}
        </ActionPanel>
      }
    />
  );
}

/** The word as it stands in the file, where it is an old name or no channel at all. */
function writtenAs({ channel, written }: ChannelReading): string {
  return written === undefined || written === channel ? "" : ` (as “${printable(written, 40)}”)`;
}
