import { Action, ActionPanel, Alert, confirmAlert, Icon, Keyboard, List, LocalStorage } from "@raycast/api";
import { useEffect, useState } from "react";
import { type Draft, dropDraft, readDrafts } from "../../reporting/send/drafts";
import { printable } from "../../text/printable";
import { exactly } from "../../text/times";
import { sendDraft } from "../../app/deliver-report";

/** The reports that were not delivered yet. */
export function DraftList({ webhook }: { webhook: string | undefined }) {
  const [drafts, setDrafts] = useState<Draft[]>();
  const [isReadable, setIsReadable] = useState(true);
  const [isBusy, setIsBusy] = useState(false);
  const reload = async () => {
    const read = await readDrafts(LocalStorage).catch(() => undefined);
    setIsReadable(read !== undefined);
    setDrafts(read ?? []);
  };
  useEffect(() => void reload(), []);

  const act = async (action: () => Promise<unknown>) => {
    setIsBusy(true);
    await action();
    await reload();
    setIsBusy(false);
  };
  const remove = async ({ id }: Draft) => {
    const confirmed = await confirmAlert({
      title: "Delete This Draft?",
      message: "The report was not delivered, and is gone for good.",
      primaryAction: { title: "Delete Draft", style: Alert.ActionStyle.Destructive },
    });
    if (confirmed) await act(() => dropDraft(LocalStorage, id).catch(() => undefined));
  };

  return (
    <List isLoading={!drafts || isBusy} navigationTitle="Report Drafts" searchBarPlaceholder="Search drafts">
      {drafts && (
        <List.EmptyView
          icon={isReadable ? Icon.Checkmark : Icon.Warning}
          title={isReadable ? "No Drafts" : "Drafts Cannot Be Read"}
          description={
            isReadable
              ? "No report is waiting to be sent again."
              : "Raycast's storage did not give them. They may still be there: close this view and try again."
          }
        />
      )}
      {drafts?.map((draft) => (
        <List.Item
          key={draft.id}
          title={printable(draft.title, 100)}
          icon={Icon.Document}
          accessories={[{ text: exactly(Date.parse(draft.createdAt)) }]}
          actions={
            <ActionPanel>
              <Action title="Send Again" icon={Icon.Upload} onAction={() => act(() => sendDraft(webhook, draft))} />
              <Action.CopyToClipboard title="Copy as JSON" content={draft.json} />
              <Action
                title="Delete Draft"
                icon={Icon.Trash}
                style={Action.Style.Destructive}
                shortcut={Keyboard.Shortcut.Common.Remove}
                onAction={() => remove(draft)}
              />
            </ActionPanel>
          }
        />
      ))}
    </List>
  );
}
