import { ActionPanel, List } from "@raycast/api";
import { REMEDIES } from "../../remedies";
import type { RemedyContext } from "../../remedies/types";
import { RemedyActions } from "../remedy-actions";
import type { Remedies } from "../../hooks/use-remedies";
import { markdownText } from "../../text/markdown";
import type { RemedyId } from "../../model/assessment";

/** One way to bring a written channel into force. */
export function StartItem(props: { id: RemedyId; context: RemedyContext; remedies: Remedies; again: React.ReactNode }) {
  const { id, context, remedies, again } = props;
  const remedy = REMEDIES[id];
  const readiness = remedy.precondition(context);
  return (
    <List.Item
      id={id}
      title={remedy.title}
      icon={remedy.icon}
      detail={
        <List.Item.Detail
          markdown={`### ${remedy.title}\n\n${markdownText(readiness.ok ? remedy.changes : readiness.reason, 600)}`}
        />
      }
      actions={
        <ActionPanel>
          <RemedyActions offered={[{ remedy, readiness }]} remedies={remedies} />
          {again}
        </ActionPanel>
      }
    />
  );
}
