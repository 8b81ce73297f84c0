import { ActionPanel, LaunchProps, List } from "@raycast/api";
import { keepFailures } from "./app/failure-log";
import { ChannelItem } from "./components/channel/channel-item";
import { StartItem } from "./components/channel/start-item";
import { describeSource } from "./components/channel/source-words";
import { RefreshAction } from "./components/refresh-action";
import { useReading } from "./hooks/use-reading";
import { useRemedies } from "./hooks/use-remedies";
import { channelOfName, CHANNELS } from "./model/channel";
import { text } from "./model/health";
import { lastKnown, type SnapshotPart } from "./model/snapshot";
import type { RemedyId } from "./model/assessment";

keepFailures();

const PARTS: readonly SnapshotPart[] = ["channel", "health", "macOS"];

/** What brings a written channel into force, the gentlest first. */
const STARTS: readonly RemedyId[] = ["check-for-product-update", "restart-daemon", "restart-mac"];

/** The three update channels: which is chosen and where, which is running, and switching it. */
export default function Command({ launchContext }: LaunchProps<{ launchContext?: { channel?: unknown } }>) {
  const reading = useReading(PARTS, { live: true });
  const remedies = useRemedies(reading);
  const { context } = remedies;
  const { snapshot, refresh } = reading;
  const part = snapshot?.channel;

  if (!snapshot || !context || part?.state === "not-asked") {
    return <List isLoading searchBarPlaceholder="Search channels" />;
  }
  const ring = text(lastKnown(snapshot.health)?.value, "release_ring");
  const written = lastKnown(snapshot.channel)?.value;
  const inForce = channelOfName(ring);
  const again = <RefreshAction onAction={refresh} />;

  return (
    <List
      isShowingDetail
      isLoading={reading.isLoading || remedies.isBusy}
      searchBarPlaceholder="Search channels"
      selectedItemId={CHANNELS.find((channel) => channel === launchContext?.channel) ?? inForce}
    >
      <List.Section title="Channels" subtitle={describeSource(snapshot.channel).short}>
        {CHANNELS.map((channel) => (
          <ChannelItem
            key={channel}
            channel={channel}
            part={snapshot.channel}
            ring={ring}
            inForce={inForce}
            context={{ ...context, channel }}
            remedies={remedies}
            again={again}
          />
        ))}
      </List.Section>
      {written && written.channel !== inForce && (
        <List.Section title="Bring It into Use">
          {STARTS.map((id) => (
            <StartItem
              key={id}
              id={id}
              remedies={remedies}
              context={context}
              again={<ActionPanel.Section>{again}</ActionPanel.Section>}
            />
          ))}
        </List.Section>
      )}
    </List>
  );
}
