import { Action, ActionPanel, Color, Icon, List } from "@raycast/api";
import { fittingProfile } from "../../defender/profiles/fitting-profile";
import { readProfiles } from "../../defender/profiles/read-profiles";
import { useAnswer } from "../../hooks/use-answer";
import type { ProgramCost } from "../../model/performance";
import { printable } from "../../text/printable";
import { RefreshAction } from "../refresh-action";

/** Microsoft's ready-made exclusions for tools: those that apply, and those that an administrator could apply. */
export function ProfileList(props: {
  programs: readonly ProgramCost[];
  /** The request for a program, with the profile that fits it. */
  request: (program: ProgramCost, profile: string) => string;
}) {
  const { programs, request } = props;
  const { value, failure, isLoading, refresh } = useAnswer(readProfiles);
  const listed = value?.state === "listed" ? value : undefined;
  const applied = listed?.applied.names ?? [];
  const others = (listed?.available ?? []).filter((name) => !applied.includes(name));
  const readAgain = <RefreshAction onAction={refresh} />;
  const policyOnly = /admin/i.test(listed?.applied.mergePolicy ?? "");

  const row = (name: string, isApplied: boolean) => {
    const program = programs.find((candidate) => fittingProfile(candidate, [name]) === name);
    return (
      <List.Item
        key={name}
        title={name}
        icon={
          isApplied
            ? { source: Icon.CheckCircle, tintColor: Color.Green }
            : { source: Icon.Circle, tintColor: Color.SecondaryText }
        }
        accessories={!isApplied && program ? [{ tag: `Fits ${printable(program.name, 30)}` }] : []}
        actions={
          <ActionPanel>
            {!isApplied && program && (
              <Action.CopyToClipboard
                title="Copy Request for IT"
                icon={Icon.Envelope}
                content={request(program, name)}
              />
            )}
            {!isApplied && !policyOnly && (
              <Action.CopyToClipboard
                title="Copy Terminal Command to Apply"
                icon={Icon.Terminal}
                content={applyCommand(name)}
              />
            )}
            {readAgain}
          </ActionPanel>
        }
      />
    );
  };

  return (
    <List isLoading={isLoading} navigationTitle="Performance Profiles" searchBarPlaceholder="Search profiles">
      {!listed && !isLoading && (
        <List.EmptyView
          icon={failure ? Icon.Warning : Icon.ArrowUpCircle}
          title={failure?.message ?? "This Defender Has No Performance Profiles"}
          description={failure?.nextStep ?? "They came with newer versions of Microsoft Defender."}
          actions={<ActionPanel>{readAgain}</ActionPanel>}
        />
      )}
      <List.Section title="Applied" subtitle={policyOnly ? "Only policy may apply profiles" : undefined}>
        {applied.map((name) => row(name, true))}
      </List.Section>
      <List.Section title="Available" subtitle="Each leaves a tool's files unchecked: an administrator decides">
        {others.map((name) => row(name, false))}
      </List.Section>
    </List>
  );
}

/** The name was checked to be what can stand in a command without quotes (parse-profiles). */
function applyCommand(name: string): string {
  return `sudo /usr/local/bin/mdatp performance-profiles apply --name ${name}`;
}
