import { Action, ActionPanel, Icon, Keyboard, List } from "@raycast/api";
import { useState } from "react";
import { loadFailures } from "./app/failure-log";
import { show } from "./app/launch";
import { CheckItem } from "./components/diagnosis/check-item";
import { FailuresItem } from "./components/diagnosis/failures-item";
import { PathList } from "./components/diagnosis/path-list";
import { SupportPackageItem } from "./components/diagnosis/support-package-item";
import { useDiagnosis } from "./hooks/use-diagnosis";
import { COMMAND_TITLES } from "./model/command";
import { CHECK_IDS } from "./model/diagnosis";
import { redactorOf } from "./privacy/redactor";
import { failureMarkdown } from "./reporting/failure-words";
import { checkMarkdown, diagnosisMarkdown } from "./reporting/diagnosis-markdown";
import { loadSnapshot } from "./snapshot/cache";

/** One row per check: what blocks Defender, what it leaves alone, who decided what. */
export default function Command() {
  const { diagnosis, running, start, stop } = useDiagnosis();
  const [redact] = useState(() => redactorOf(loadSnapshot(Date.now())));
  const [failures] = useState(() => loadFailures());
  const now = Date.now();
  const isRunning = running !== undefined;

  const shared = (
    <ActionPanel.Section>
      <Action
        title="Run All Checks"
        icon={Icon.ArrowClockwise}
        shortcut={Keyboard.Shortcut.Common.Refresh}
        onAction={() => void start()}
      />
      {isRunning && <Action title="Stop All Checks" icon={Icon.Stop} onAction={stop} />}
      {diagnosis.length > 0 && (
        <Action.CopyToClipboard
          title="Copy All for IT"
          icon={Icon.Clipboard}
          shortcut={Keyboard.Shortcut.Common.Copy}
          content={`${diagnosisMarkdown(diagnosis, redact)}\n\n${failureMarkdown(failures)}`}
        />
      )}
      <Action title={COMMAND_TITLES.setup} icon={Icon.List} onAction={() => void show("setup")} />
    </ActionPanel.Section>
  );

  return (
    <List isLoading={isRunning} isShowingDetail searchBarPlaceholder="Search checks">
      <List.Section title="Checks" subtitle={isRunning ? "Defender is being asked" : "Run on demand"}>
        {CHECK_IDS.map((id) => {
          const result = diagnosis.find((candidate) => candidate.id === id);
          return (
            <CheckItem
              key={id}
              id={id}
              result={result}
              runningMs={running?.ids.includes(id) ? Math.max(0, now - running.startedAt) : undefined}
              now={now}
              copy={result && checkMarkdown(result, redact)}
              onRun={() => void start(id)}
              onStop={stop}
              own={
                id === "exclusions" &&
                result &&
                result.lines.length > 0 && (
                  <Action.Push
                    title="Look up a Path"
                    icon={Icon.MagnifyingGlass}
                    target={<PathList result={result} />}
                  />
                )
              }
            >
              {shared}
            </CheckItem>
          );
        })}
      </List.Section>
      <List.Section title="For Support">
        <FailuresItem record={failures}>{shared}</FailuresItem>
        <SupportPackageItem>{shared}</SupportPackageItem>
      </List.Section>
    </List>
  );
}
