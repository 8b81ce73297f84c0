import { Action, ActionPanel, Alert, confirmAlert, Icon, List, showToast, Toast } from "@raycast/api";
import { useState } from "react";
import { runCommand, show } from "./app/launch";
import { clearScanMark, loadScanMark, runningScans } from "./app/scan-mark";
import { thisMac } from "./app/this-mac";
import { FolderForm } from "./components/scans/folder-form";
import { ScanItem } from "./components/scans/scan-item";
import { RefreshAction } from "./components/refresh-action";
import { cancelScan } from "./defender/scans/run-scan";
import { readScans } from "./defender/scans/read-scans";
import { useAnswer } from "./hooks/use-answer";
import { useTick } from "./hooks/use-tick";
import { scansOf } from "./model/scan";
import { asFailure } from "./process/failure-error";
import { runAwaited } from "./process/run-awaited";

/** The pause between two readings of the list while the view is open. */
const PAUSE_MS = 10_000;

/** Starts scans, shows the one that runs, and how the last ones went. */
export default function Command() {
  const { value, failure, isLoading, refresh } = useAnswer(readScans, { pauseMs: PAUSE_MS });
  const [mark, setMark] = useState(loadScanMark);
  const scans = scansOf(value);
  const running = runningScans(scans, mark);
  useTick(running.length > 0);
  const now = Date.now();

  const readAgain = (
    <RefreshAction
      onAction={async () => {
        await refresh();
        setMark(loadScanMark());
      }}
    />
  );
  const start = (context: { kind?: string; paths?: string[] } = {}) => runCommand("scan-selection", context);
  const cancel = async () => {
    const agreed = await confirmAlert({
      title: "Cancel the Scan?",
      message: "Defender stops looking. What it found so far stays in the threat list.",
      primaryAction: { title: "Cancel Scan", style: Alert.ActionStyle.Destructive },
      dismissAction: { title: "Let It Run" },
    });
    if (!agreed) return;
    try {
      await cancelScan(thisMac(runAwaited));
      // Whoever cancels it needs no notification of its end.
      clearScanMark();
      await showToast({ style: Toast.Style.Success, title: "Asked Defender to Cancel" });
    } catch (error) {
      const { message, nextStep } = asFailure(error);
      await showToast({
        style: Toast.Style.Failure,
        title: "Scan Was Not Cancelled",
        message: `${message} ${nextStep}`,
      });
    }
    await refresh();
    setMark(loadScanMark());
  };

  return (
    <List isLoading={isLoading} searchBarPlaceholder="Search scans">
      {running.length > 0 && (
        <List.Section title="Running" subtitle="Defender does not say how far it is">
          {running.map((scan, index) => (
            <ScanItem
              key={`running-${index}`}
              scan={scan}
              now={now}
              actions={
                <ActionPanel>
                  <Action
                    title="Cancel Scan"
                    icon={Icon.XMarkCircle}
                    style={Action.Style.Destructive}
                    onAction={() => void cancel()}
                  />
                  {readAgain}
                </ActionPanel>
              }
            />
          ))}
        </List.Section>
      )}
      <List.Section title="Scan Now">
        <List.Item
          title="Quick Scan"
          subtitle="Looks where malware hides most"
          icon={Icon.Bolt}
          actions={
            <ActionPanel>
              <Action title="Start Quick Scan" icon={Icon.Bolt} onAction={() => void start({ kind: "quick" })} />
              {readAgain}
            </ActionPanel>
          }
        />
        <List.Item
          title="Full Scan"
          subtitle="Looks at every file; may take hours, and goes on without this window"
          icon={Icon.HardDrive}
          actions={
            <ActionPanel>
              <Action title="Start Full Scan" icon={Icon.HardDrive} onAction={() => void start({ kind: "full" })} />
              {readAgain}
            </ActionPanel>
          }
        />
        <List.Item
          title="Files or a Folder"
          subtitle="Choose what Defender looks at"
          icon={Icon.Folder}
          actions={
            <ActionPanel>
              <Action.Push
                title="Choose Files or a Folder"
                icon={Icon.Folder}
                target={<FolderForm onSubmit={(paths) => start({ paths })} />}
              />
              {readAgain}
            </ActionPanel>
          }
        />
        <List.Item
          title="Selection in Finder"
          subtitle="What is selected in Finder's front window"
          icon={Icon.Finder}
          actions={
            <ActionPanel>
              <Action title="Scan Selection" icon={Icon.Finder} onAction={() => void start()} />
              {readAgain}
            </ActionPanel>
          }
        />
      </List.Section>
      <List.Section title="Last Scans" subtitle={lastWords(value?.state, failure?.message)}>
        {scans
          .filter(({ state }) => state !== "running")
          .map((scan, index) => (
            <ScanItem
              key={`${scan.startedAt ?? ""}-${index}`}
              scan={scan}
              now={now}
              actions={
                <ActionPanel>
                  <Action title="Check Threat List" icon={Icon.Bug} onAction={() => void show("threats")} />
                  {readAgain}
                </ActionPanel>
              }
            />
          ))}
      </List.Section>
    </List>
  );
}

/** What there is to say of the list itself. */
function lastWords(state: "listed" | "last-only" | "not-offered" | undefined, failure: string | undefined) {
  if (failure !== undefined) return failure;
  if (state === "last-only") return "This Defender tells of the last one only";
  return state === "not-offered" ? "This Defender does not tell of them" : undefined;
}
