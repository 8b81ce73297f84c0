import { ActionPanel, Icon, List } from "@raycast/api";
import { offer } from "../../remedies/offered";
import { RemedyActions } from "../remedy-actions";
import type { Remedies } from "../../hooks/use-remedies";
import { markdownText } from "../../text/markdown";
import type { RemedyId } from "../../model/assessment";
import type { SetupNote } from "../../model/setup";

const ICONS: Record<SetupNote["kind"], Icon> = {
  faq: Icon.QuestionMark,
  "known-issue": Icon.Warning,
  managed: Icon.Building,
};

/** What a person can do about a note of this kind. */
const REMEDIES_FOR: Record<SetupNote["kind"], readonly RemedyId[]> = {
  faq: [],
  "known-issue": [],
  managed: ["open-profiles", "contact-administrator"],
};

/** Something to know beside the steps. */
export function NoteItem(props: { note: SetupNote; remedies: Remedies; common: React.ReactNode }) {
  const { note, remedies, common } = props;
  const offered = remedies.context ? offer(REMEDIES_FOR[note.kind], remedies.context) : [];
  return (
    <List.Item
      id={note.id}
      title={note.title}
      icon={ICONS[note.kind]}
      detail={
        <List.Item.Detail markdown={`### ${markdownText(note.title, 200)}\n\n${markdownText(note.text, 2_000)}`} />
      }
      actions={
        <ActionPanel>
          <RemedyActions offered={offered} remedies={remedies} />
          {common}
        </ActionPanel>
      }
    />
  );
}
