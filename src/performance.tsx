import { Action, ActionPanel, Icon, Keyboard, List } from "@raycast/api";
import { useState } from "react";
import { NoCosts } from "./components/performance/no-costs";
import { OverviewItem } from "./components/performance/overview-item";
import { ProfileList } from "./components/performance/profile-list";
import { ProgramItem } from "./components/performance/program-item";
import { RefreshAction } from "./components/refresh-action";
import { RemedyActions } from "./components/remedy-actions";
import { useReading } from "./hooks/use-reading";
import { useRemedies } from "./hooks/use-remedies";
import { useScanCosts } from "./hooks/use-scan-costs";
import { text } from "./model/health";
import { type ProgramCost, shareOf, totalScanMs } from "./model/performance";
import { lastKnown } from "./model/snapshot";
import { redactorOf } from "./privacy/redactor";
import { offer } from "./remedies/offered";
import { ago } from "./text/times";
import { type CostsForIt, exclusionRequest, performanceMarkdown } from "./reporting/performance-markdown";

/** As many rows as anybody looks at. */
const MOST_ROWS = 100;

/** What Defender's scanning costs, by program: why this Mac is slow, and what to ask of IT. */
export default function Command() {
  const reading = useReading(["health", "macOS"]);
  const remedies = useRemedies(reading);
  const { value: costs, readAt, failure, isLoading, refresh, costsNow } = useScanCosts();
  const [order, setOrder] = useState<"since-start" | "now">("since-start");

  const programs = costs?.state === "counted" ? costs.programs : [];
  const total = totalScanMs(programs);
  const nowOf = ({ key }: ProgramCost) => costsNow.get(key)?.scanMsAMinute ?? 0;
  const ordered = order === "now" ? programs.toSorted((one, other) => nowOf(other) - nowOf(one)) : programs;

  // What was counted before stays on the screen, but nobody may take it for what is so now.
  const subtitle = failure
    ? `Last counted ${readAt === undefined ? "before" : ago(readAt, Date.now())}. ${failure.message}`
    : order === "now"
      ? "Right now"
      : "Since Defender started";

  const forIt = (): CostsForIt => ({
    programs,
    now: costsNow,
    productVersion: text(lastKnown(reading.snapshot?.health)?.value, "app_version"),
    macOSVersion: lastKnown(reading.snapshot?.macOS)?.value.version,
    redact: redactorOf(reading.snapshot),
  });

  const shared = (
    <ActionPanel.Section>
      {programs.length > 0 && (
        <Action.CopyToClipboard
          title="Copy Report for IT"
          icon={Icon.Clipboard}
          shortcut={Keyboard.Shortcut.Common.Copy}
          content={performanceMarkdown(forIt())}
        />
      )}
      <Action.Push
        title="Show Performance Profiles"
        icon={Icon.Layers}
        target={
          <ProfileList
            programs={programs}
            request={(program, profile) => exclusionRequest(program, forIt(), profile)}
          />
        }
      />
      <RefreshAction onAction={refresh} />
    </ActionPanel.Section>
  );
  const offered =
    costs?.state === "off" && remedies.context ? offer(["enable-performance-statistics"], remedies.context) : [];
  const withoutPrograms = (
    <ActionPanel>
      <RemedyActions offered={offered} remedies={remedies} />
      {shared}
    </ActionPanel>
  );

  return (
    <List
      isLoading={isLoading || reading.isLoading || remedies.isBusy}
      isShowingDetail={programs.length > 0}
      searchBarPlaceholder="Search programs by name or path"
      searchBarAccessory={
        <List.Dropdown
          tooltip="Sort Programs"
          value={order}
          onChange={(value) => setOrder(value === "now" ? "now" : "since-start")}
        >
          <List.Dropdown.Item title="Since Defender Started" value="since-start" icon={Icon.Clock} />
          <List.Dropdown.Item title="Right Now" value="now" icon={Icon.Gauge} />
        </List.Dropdown>
      }
    >
      {programs.length === 0 ? (
        <NoCosts costs={costs} failure={failure} actions={withoutPrograms} />
      ) : (
        <>
          <OverviewItem programs={programs} costsNow={costsNow} actions={<ActionPanel>{shared}</ActionPanel>} />
          <List.Section title="Programs" subtitle={subtitle}>
            {ordered.slice(0, MOST_ROWS).map((program) => (
              <ProgramItem
                key={program.key}
                program={program}
                share={shareOf(program, total)}
                now={costsNow.get(program.key)}
                actions={
                  <ActionPanel>
                    <Action.CopyToClipboard
                      title="Copy Request for IT"
                      icon={Icon.Envelope}
                      content={exclusionRequest(program, forIt())}
                    />
                    {shared}
                  </ActionPanel>
                }
              />
            ))}
          </List.Section>
        </>
      )}
    </List>
  );
}
