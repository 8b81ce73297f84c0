import { Action, ActionPanel, Icon, List } from "@raycast/api";
import type { FailureRecord } from "../../model/failure-record";
import { failureMarkdown } from "../../reporting/failure-words";
import { spent } from "../../text/spent";

/** What this extension has written down of its own work: which programs failed, and how long Defender takes to answer. */
export function FailuresItem({ record, children }: { record: FailureRecord; children: React.ReactNode }) {
  const { failures, health } = record;
  const markdown = failureMarkdown(record);
  return (
    <List.Item
      id="failures"
      title="What Failed Here"
      icon={Icon.Document}
      accessories={[
        ...(health ? [{ text: spent(health.medianMs), tooltip: "How long mdatp health takes: the median" }] : []),
        { text: failures.length === 0 ? "none" : String(failures.length) },
      ]}
      detail={<List.Item.Detail markdown={markdown} />}
      actions={
        <ActionPanel>
          <Action.CopyToClipboard title="Copy Record" icon={Icon.Clipboard} content={markdown} />
          {children}
        </ActionPanel>
      }
    />
  );
}
