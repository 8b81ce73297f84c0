import { Action, ActionPanel, Icon, LaunchProps, List } from "@raycast/api";
import { useEffect, useState } from "react";
import { FINISH_ID, FinishItem } from "./components/setup/finish-item";
import { NoteItem } from "./components/setup/note-item";
import { StepItem } from "./components/setup/step-item";
import { useGuidedSelection } from "./hooks/use-guided-selection";
import { useObserved } from "./hooks/use-observed";
import { useTick } from "./hooks/use-tick";
import { keepFailures } from "./app/failure-log";
import { show } from "./app/launch";
import { RefreshAction } from "./components/refresh-action";
import { type Pace, useReading } from "./hooks/use-reading";
import { useRemedies } from "./hooks/use-remedies";
import { readSettings } from "./app/settings";
import { setupNotes, setupSteps } from "./guide/setup-steps";
import type { SetupNote, SetupStep } from "./model/setup";
import type { SnapshotPart } from "./model/snapshot";

keepFailures();

const PARTS: readonly SnapshotPart[] = ["health", "systemExtensions", "channel", "macOS", "enrollment"];

/** Somebody is clicking in the settings beside the guide: it looks often for a minute after anything has happened. */
const watching: Pace = (calmForMs) => (calmForMs < 60_000 ? 2_000 : 10_000);
const done: Pace = () => 60_000;

const NOTES: readonly { kind: SetupNote["kind"]; title: string }[] = [
  { kind: "managed", title: "Managed Mac" },
  { kind: "faq", title: "Questions" },
  { kind: "known-issue", title: "Known Issues" },
];

/** The way to the system extensions as a live guide. */
export default function Command({ launchContext }: LaunchProps<{ launchContext?: { step?: unknown } }>) {
  const [{ expectations }] = useState(readSettings);
  const [isDone, setIsDone] = useState(false);
  const reading = useReading(PARTS, { live: true, pace: isDone ? done : watching });
  const remedies = useRemedies(reading);
  const { snapshot, now, refresh } = reading;
  // A kept snapshot knows nothing of the extensions now, and would lead to a wrong step first.
  const [kept] = useState(snapshot);
  const observed = useObserved(snapshot === kept ? undefined : snapshot);
  const steps = observed ? setupSteps(observed.snapshot, expectations, now, observed.marks) : [];
  const next = steps.find(({ state }) => state === "next");
  const isAllDone = observed !== undefined && !next;
  useEffect(() => setIsDone(isAllDone), [isAllDone]);
  const wanted = steps.find(({ id }) => id === launchContext?.step)?.id;
  // While a remedy runs the steps may pass through states that are none of the person's business.
  const needed = steps.filter(({ state }) => state !== "not-needed");
  const isFinished = needed.length > 0 && needed.every(({ state }) => state === "done");
  const leadTo = next?.id ?? (isFinished ? FINISH_ID : undefined);
  const { selected, select } = useGuidedSelection(remedies.isBusy ? undefined : leadTo, wanted);
  useTick(steps.some(({ countdown }) => countdown !== undefined && countdown.endsAt > now));

  if (!observed) {
    return <List isLoading searchBarPlaceholder="Search steps" />;
  }
  const notes = setupNotes(observed.snapshot, now);
  const common = (
    <ActionPanel.Section>
      <RefreshAction onAction={refresh} />
      <Action title="Show Protection Status" icon={Icon.AppWindowList} onAction={() => void show("status")} />
    </ActionPanel.Section>
  );

  return (
    <List
      isShowingDetail
      // Not while it reads: every two seconds would be a flicker.
      isLoading={reading.isLoading || remedies.isBusy}
      searchBarPlaceholder="Search steps"
      selectedItemId={selected}
      onSelectionChange={select}
    >
      {isFinished && <FinishItem steps={needed} marks={observed.marks} common={common} />}
      <List.Section title="Steps" subtitle={progressOf(needed)}>
        {needed.map((step, index) => (
          <StepItem key={step.id} step={step} number={index + 1} now={now} remedies={remedies} common={common} />
        ))}
      </List.Section>
      <List.Section title="Not Needed on This Mac">
        {steps
          .filter(({ state }) => state === "not-needed")
          .map((step) => (
            <StepItem key={step.id} step={step} now={now} remedies={remedies} common={common} />
          ))}
      </List.Section>
      {NOTES.map(({ kind, title }) => (
        <List.Section key={kind} title={title}>
          {notes
            .filter((note) => note.kind === kind)
            .map((note) => (
              <NoteItem key={note.id} note={note} remedies={remedies} common={common} />
            ))}
        </List.Section>
      ))}
    </List>
  );
}

/** `5 of 8 done`, of the steps that this Mac needs; what cannot be known counts as not done. */
function progressOf(needed: readonly SetupStep[]): string {
  return `${needed.filter(({ state }) => state === "done").length} of ${needed.length} done`;
}
