import { Action, ActionPanel, Icon, List } from "@raycast/api";
import { useState } from "react";
import { coveringExclusions, type Exclusion } from "../../defender/exclusions/parse-exclusions";
import { exclusionsIn } from "../../diagnosis/checks/exclusions";
import type { CheckResult } from "../../model/diagnosis";
import { printable } from "../../text/printable";
import { exactly } from "../../text/times";

/** Says which of the exclusions that were read last cover a path that is typed. */
export function PathList({ result }: { result: CheckResult }) {
  const [typed, setTyped] = useState("");
  const { list, isWhole } = exclusionsIn(result);
  const path = typed.trim();
  const isPath = path.startsWith("/");
  const shown = isPath ? coveringExclusions(path, list) : list;
  return (
    <List
      navigationTitle="Exclusions by Path"
      filtering={false}
      onSearchTextChange={setTyped}
      searchBarPlaceholder="Type a whole path, beginning with /"
    >
      <List.EmptyView
        icon={Icon.Eye}
        title={isWhole ? "No Exclusion Covers This" : "Not Found in the First Thousand"}
        description="Defender looks at it, unless the program that opens it is excluded."
      />
      <List.Section title={isPath ? "Covers This Path" : "All Exclusions"} subtitle={`Read ${exactly(result.at)}`}>
        {shown.slice(0, 200).map(({ kind, what, scope }, index) => (
          <List.Item
            key={`${index}-${what}`}
            title={printable(what, 120)}
            subtitle={KIND_WORDS[kind]}
            icon={Icon.EyeDisabled}
            accessories={scope ? [{ tag: printable(scope, 40) }] : []}
            actions={
              <ActionPanel>
                <Action.CopyToClipboard title="Copy" icon={Icon.Clipboard} content={what} />
              </ActionPanel>
            }
          />
        ))}
      </List.Section>
    </List>
  );
}

const KIND_WORDS: Record<Exclusion["kind"], string> = {
  folder: "this folder and all in it",
  file: "this file",
  extension: "every file of this kind",
  process: "what this program opens",
  other: "",
};
