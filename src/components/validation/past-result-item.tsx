import { List } from "@raycast/api";
import { printable } from "../../text/printable";
import { engineName } from "../../app/look";
import { markdownText } from "../../text/markdown";
import { ago, exactly } from "../../text/times";
import { RESULT_LOOK, SCENARIO_NAMES } from "./result-look";
import type { ValidationEntry } from "../../model/history";

/** How a test ended once, and what it was run on. */
export function PastResultItem({
  entry,
  now,
  actions,
}: {
  entry: ValidationEntry;
  now: number;
  actions: React.ReactNode;
}) {
  const look = RESULT_LOOK[entry.result];
  const name = SCENARIO_NAMES[entry.scenario];
  return (
    <List.Item
      id={`${entry.scenario}-${entry.at}`}
      title={name}
      icon={{ source: look.icon, tintColor: look.color }}
      accessories={[{ text: ago(entry.at, now), tooltip: exactly(entry.at) }]}
      detail={
        <List.Item.Detail
          markdown={`### ${name}: ${look.title}\n\n${markdownText(entry.evidence ?? "No evidence was written down.")}`}
          metadata={
            <List.Item.Detail.Metadata>
              <List.Item.Detail.Metadata.TagList title="Result">
                <List.Item.Detail.Metadata.TagList.Item text={look.title} color={look.color} />
              </List.Item.Detail.Metadata.TagList>
              <List.Item.Detail.Metadata.Label title="When" text={exactly(entry.at)} />
              <List.Item.Detail.Metadata.Label title="Engine" text={engineName(entry)} />
              <List.Item.Detail.Metadata.Label
                title="Product"
                text={entry.productVersion ? printable(entry.productVersion, 40) : "Unknown"}
              />
              <List.Item.Detail.Metadata.Label title="Channel" text={entry.channel ?? "Unknown"} />
            </List.Item.Detail.Metadata>
          }
        />
      }
      actions={actions}
    />
  );
}
