import { ActionPanel, LaunchProps, List } from "@raycast/api";
import { useState } from "react";
import { CopyStateAction } from "./components/status/copy-state-action";
import { DeeplinkAction } from "./components/deeplink-action";
import { RefreshAction } from "./components/refresh-action";
import { RemedyActions, remediesInWords } from "./components/remedy-actions";
import { ExtensionItem } from "./components/status/extension-item";
import { CopyFieldActions, FieldItem } from "./components/status/field-item";
import { FindingItem } from "./components/status/finding-item";
import { ProtectionItem } from "./components/status/protection-item";
import { Unreadable } from "./components/status/unreadable";
import { calmPace, useReading } from "./hooks/use-reading";
import { useRemedies } from "./hooks/use-remedies";
import { ago } from "./text/times";
import { HEALTH_GROUPS, healthFieldInfo } from "./defender/health/fields";
import { keepFailures } from "./app/failure-log";
import { readSettings } from "./app/settings";
import { programs } from "./process/programs";
import { assessLastKnown } from "./assess/assess";
import { current } from "./model/snapshot";
import { offer, type OfferedRemedy } from "./remedies/offered";
import { remediesNextFirst } from "./remedies/run/next-step";
import { ALL_PARTS } from "./snapshot/parts";
import { redactorOf } from "./privacy/redactor";
import { stateJson } from "./snapshot/state-json";

/** Each look asks four programs. */
const PACE = calmPace(20_000);

keepFailures();

/** Everything that is known of this Mac's protection, read again for as long as the view is open. */
export default function Command({ launchContext }: LaunchProps<{ launchContext?: { finding?: unknown } }>) {
  const [{ expectations, mdatpPath }] = useState(readSettings);
  const reading = useReading(ALL_PARTS, { live: true, pace: PACE });
  const remedies = useRemedies(reading);
  const { snapshot, assessment, now, refresh } = reading;
  const isLoading = reading.isLoading || remedies.isBusy;

  if (!snapshot || !assessment) {
    return <List isLoading searchBarPlaceholder="Search Defender's state" />;
  }
  if (snapshot.health.state === "failed") {
    return (
      <Unreadable
        failure={snapshot.health.failure}
        assessment={assessment}
        last={assessLastKnown(snapshot, expectations)}
        hasOwnPath={mdatpPath !== programs.mdatp}
        state={stateJson(snapshot, assessment, redactorOf(snapshot))}
        now={now}
        isLoading={isLoading}
        remedies={remedies}
        refresh={refresh}
      />
    );
  }

  const panel = (offered: readonly OfferedRemedy[] = [], finding?: string, first?: React.ReactNode) => (
    <ActionPanel>
      {first}
      <RemedyActions offered={offered} remedies={remedies} />
      <ActionPanel.Section>
        <RefreshAction onAction={refresh} />
        <CopyStateAction state={stateJson(snapshot, assessment, redactorOf(snapshot))} />
        <DeeplinkAction command="status" context={finding === undefined ? undefined : { finding }} />
      </ActionPanel.Section>
    </ActionPanel>
  );
  const offeredFor = (ids: Parameters<typeof offer>[0]) => (remedies.context ? offer(ids, remedies.context) : []);
  const fields = Object.entries(current(snapshot.health)?.fields ?? {});
  const wanted = assessment.findings.find(({ id }) => id === launchContext?.finding);

  return (
    <List
      isLoading={isLoading}
      isShowingDetail
      searchBarPlaceholder="Search findings, extensions, and health fields"
      selectedItemId={wanted && `finding-${wanted.id}`}
    >
      <List.Section
        title="This Mac"
        subtitle={assessment.readAt === undefined ? undefined : `Read ${ago(assessment.readAt, now)}`}
      >
        <ProtectionItem
          snapshot={snapshot}
          assessment={assessment}
          now={now}
          actions={panel(remedies.context ? remediesNextFirst(remedies.context) : [])}
        />
      </List.Section>
      <List.Section title="Findings">
        {assessment.findings.map((finding) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            remedies={remediesInWords(offeredFor(finding.remedies))}
            actions={panel(offeredFor(finding.remedies), finding.id)}
          />
        ))}
      </List.Section>
      <List.Section title="System Extensions">
        <ExtensionItem
          kind="endpoint_security"
          extensions={snapshot.systemExtensions}
          now={now}
          actions={panel(offeredFor(["approve-endpoint-security", "show-setup"]))}
        />
        <ExtensionItem
          kind="network"
          extensions={snapshot.systemExtensions}
          now={now}
          actions={panel(offeredFor(["approve-network", "show-setup"]))}
        />
      </List.Section>
      {HEALTH_GROUPS.map((group) => (
        <List.Section key={group.id} title={group.title}>
          {fields
            .filter(([name]) => (healthFieldInfo(name)?.group ?? "other") === group.id)
            .map(([name, field]) => (
              <FieldItem
                key={name}
                name={name}
                field={field}
                actions={panel([], undefined, <CopyFieldActions name={name} field={field} />)}
              />
            ))}
        </List.Section>
      ))}
    </List>
  );
}
