import { List } from "@raycast/api";
import { engineName, LEVEL_LOOK, stateIcon, stateInWords } from "../../app/look";
import { stateFacts } from "../../app/state-facts";
import { counted, printable } from "../../text/printable";
import { markdownText } from "../../text/markdown";
import { ago, exactly } from "../../text/times";
import type { Assessment } from "../../model/assessment";
import type { Snapshot } from "../../model/snapshot";

/** What this Mac's protection runs on, in one row, with the whole judgement beside it. */
export function ProtectionItem(props: {
  snapshot: Snapshot;
  assessment: Assessment;
  now: number;
  actions: React.ReactNode;
}) {
  const { snapshot, assessment, now, actions } = props;
  const look = LEVEL_LOOK[assessment.level];
  const notes = assessment.findings.filter(({ severity }) => severity === "note").length;
  const problems = assessment.findings.length - notes;
  return (
    <List.Item
      id="protection"
      title={printable(stateInWords(assessment), 60)}
      icon={stateIcon(assessment)}
      keywords={[
        look.name,
        assessment.level,
        "protection",
        ...printable(assessment.headline, 60).split(" "),
        assessment.engine ?? "none",
      ]}
      detail={
        <List.Item.Detail
          markdown={`## ${markdownText(stateInWords(assessment))}\n\n${markdownText(assessment.summary)}`}
          metadata={
            <List.Item.Detail.Metadata>
              <List.Item.Detail.Metadata.TagList title="Level">
                <List.Item.Detail.Metadata.TagList.Item text={look.name} color={look.color} />
              </List.Item.Detail.Metadata.TagList>
              <List.Item.Detail.Metadata.Label title="Engine" text={engineName(assessment)} />
              <List.Item.Detail.Metadata.Label
                title="Findings"
                text={
                  notes ? `${counted(problems, "finding")}, ${counted(notes, "note")}` : counted(problems, "finding")
                }
              />
              <List.Item.Detail.Metadata.Separator />
              {stateFacts(snapshot, now).map(({ title, value }) => (
                <List.Item.Detail.Metadata.Label key={title} title={title} text={value} />
              ))}
              <List.Item.Detail.Metadata.Separator />
              <List.Item.Detail.Metadata.Label
                title={assessment.stale ? "Read (Old)" : "Read"}
                text={
                  assessment.readAt === undefined
                    ? "Never"
                    : `${ago(assessment.readAt, now)} (${exactly(assessment.readAt)})`
                }
              />
            </List.Item.Detail.Metadata>
          }
        />
      }
      actions={actions}
    />
  );
}
