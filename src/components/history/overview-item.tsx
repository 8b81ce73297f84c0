import { environment, Icon, List } from "@raycast/api";
import { historyChart, type LevelNames } from "../../timeline/history-chart";
import type { History } from "../../timeline/read-history";
import { LEVELS } from "../../model/level";
import { percent, shareInWords } from "../../timeline/share-words";
import { protectedShare, timelineDays } from "../../timeline/timeline";
import { counted } from "../../text/printable";
import { LEVEL_LOOK } from "../../app/look";
import { CHART_COLORS } from "./chart-colors";

const CHART_DAYS = 30;
const SHARE_DAYS = [7, 30, 90];
const LEVEL_NAMES = Object.fromEntries(LEVELS.map((level) => [level, LEVEL_LOOK[level].name])) as LevelNames;

/** How long this Mac was protected, with a chart of the last days. */
export function OverviewItem(props: { history: History; now: number; actions: React.ReactNode }) {
  const { history, now, actions } = props;
  const all = SHARE_DAYS.map((days) => protectedShare(history.entries, now, days));
  // A longer time than the history is says the same once more.
  const shares = all.filter((_, index) => index === 0 || (all[index]?.totalMs ?? 0) > (all[index - 1]?.totalMs ?? 0));
  const svg = historyChart(
    timelineDays(history.entries, now, CHART_DAYS),
    CHART_COLORS[environment.appearance],
    LEVEL_NAMES,
  );
  const chart = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  const damaged =
    history.damaged > 0
      ? `${counted(history.damaged, "line")} of the history could not be read and ${history.damaged === 1 ? "was" : "were"} passed over.`
      : undefined;
  return (
    <List.Item
      id="overview"
      title="Time Protected"
      icon={Icon.BarChart}
      keywords={["chart", "share", "overview"]}
      accessories={[{ text: percent(shares[0]?.shareOfObserved), tooltip: shares[0] && shareInWords(shares[0]) }]}
      detail={
        <List.Item.Detail
          markdown={[
            `![Hours at each level of protection, by day](${chart})`,
            "Each bar is a day. An empty outline is time in which nobody looked: the Mac asleep, or Raycast off. It never counts as protected.",
            history.failure && `${history.failure.message} ${history.failure.nextStep}`,
            damaged,
          ]
            .filter(Boolean)
            .join("\n\n")}
          metadata={
            <List.Item.Detail.Metadata>
              {shares.map((share) => (
                <List.Item.Detail.Metadata.Label
                  key={share.days}
                  title={`Protected, Last ${share.days} Days`}
                  text={shareInWords(share)}
                />
              ))}
              {damaged && <List.Item.Detail.Metadata.Label title="Damaged" text={damaged} icon={Icon.Warning} />}
            </List.Item.Detail.Metadata>
          }
        />
      }
      actions={actions}
    />
  );
}
