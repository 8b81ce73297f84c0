import { Action, ActionPanel, environment, Icon, Keyboard, List, showInFinder, showToast, Toast } from "@raycast/api";
import { copyAndSay } from "./app/copy";
import { useState } from "react";
import os from "node:os";
import path from "node:path";
import { HistoryItem } from "./components/history/history-item";
import { OverviewItem } from "./components/history/overview-item";
import { calmPace, useReading } from "./hooks/use-reading";
import { RefreshAction } from "./components/refresh-action";
import { historyCsv, historyJson } from "./timeline/export-history";
import { historyDays } from "./timeline/history-items";
import { readHistory } from "./timeline/read-history";
import { recordReading } from "./timeline/record-reading";
import { HEALTH_ONLY } from "./snapshot/parts";
import { asFailure } from "./process/failure-error";
import { saveToFolder } from "./reporting/send/save-to-folder";

/** More rows than anybody scrolls through; the exports hold all. */
const MOST_ROWS = 500;

/** The history changes with the menu bar's poll at the soonest, but for what is seen here. */
const PACE = calmPace(30_000);

/** What protected this Mac, since when and for how long. */
export default function Command() {
  const [{ history, now }, setRead] = useState(read);
  // What is read while this is open belongs to the history too: its end must not say what the menu bar no longer does.
  const { isLoading, refresh } = useReading(HEALTH_ONLY, {
    live: true,
    pace: PACE,
    afterReading: (snapshot, assessment) => {
      recordReading(environment.supportPath, snapshot, assessment, "foreground");
      setRead(read());
      return Promise.resolve();
    },
  });
  const days = historyDays(history.entries, history.validations, now);
  const all = days.flatMap(({ items }) => items);
  const hidden = all.slice(MOST_ROWS);
  const shown = new Set(all.slice(0, MOST_ROWS));

  if (all.length === 0) {
    return (
      <List isLoading={isLoading} searchBarPlaceholder="Search the protection history">
        <List.EmptyView
          icon={history.failure ? Icon.Warning : Icon.Clock}
          title={history.failure ? "History Cannot Be Read" : "No History Yet"}
          description={
            history.failure
              ? `${history.failure.message} ${history.failure.nextStep}`
              : `The menu bar command writes the first entry with its next poll.${history.damaged > 0 ? " What there was is damaged and cannot be read." : ""}`
          }
        />
      </List>
    );
  }

  // The texts are only made when they are wanted: each row carries these actions, and a year is long.
  const actions = (
    <ActionPanel>
      <ActionPanel.Section title="Export">
        <Action
          title="Export as CSV"
          icon={Icon.Download}
          shortcut={Keyboard.Shortcut.Common.Save}
          onAction={() => save(".csv", historyCsv(all))}
        />
        <Action title="Export as JSON" icon={Icon.Download} onAction={() => save(".json", historyJson(all))} />
        <Action
          title="Copy as CSV"
          icon={Icon.CopyClipboard}
          shortcut={Keyboard.Shortcut.Common.Copy}
          onAction={() => copy(historyCsv(all))}
        />
        <Action title="Copy as JSON" icon={Icon.CopyClipboard} onAction={() => copy(historyJson(all))} />
      </ActionPanel.Section>
      <RefreshAction onAction={refresh} />
    </ActionPanel>
  );

  return (
    <List isLoading={isLoading} isShowingDetail searchBarPlaceholder="Search the protection history">
      <OverviewItem history={history} now={now} actions={actions} />
      {days.map(({ from, items }) => (
        <List.Section key={from} title={dayInWords(from)}>
          {items
            .filter((item) => shown.has(item))
            .map((item, index) => (
              <HistoryItem
                key={`${item.from}-${item.kind}-${index}`}
                id={`${item.from}-${item.kind}-${index}`}
                item={item}
                actions={actions}
              />
            ))}
        </List.Section>
      ))}
      {hidden.length > 0 && (
        <List.Section title="Older">
          <List.Item title={`${hidden.length} Older Rows Are in the Exports`} icon={Icon.Ellipsis} actions={actions} />
        </List.Section>
      )}
    </List>
  );
}

function read() {
  const now = Date.now();
  return { history: readHistory(environment.supportPath, now), now };
}

const copy = (text: string) => copyAndSay(text, "Copied History");

async function save(ending: string, text: string): Promise<void> {
  try {
    const name = `defender-history-${new Date().toISOString().slice(0, 10)}`;
    const file = await saveToFolder(path.join(os.homedir(), "Downloads"), name, ending, text);
    await showToast({
      style: Toast.Style.Success,
      title: "Saved to Downloads",
      message: path.basename(file),
      primaryAction: { title: "Show in Finder", onAction: () => showInFinder(file) },
    });
  } catch (error) {
    const { message, nextStep } = asFailure(error);
    await showToast({ style: Toast.Style.Failure, title: message, message: nextStep });
  }
}

function dayInWords(time: number): string {
  return new Date(time).toLocaleDateString("en-US", {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
  });
}
