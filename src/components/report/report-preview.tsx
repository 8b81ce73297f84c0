import { Action, ActionPanel, Detail, Icon, Keyboard, openCommandPreferences } from "@raycast/api";
import { homedir } from "node:os";
import { join } from "node:path";
import { useState } from "react";
import type { Report } from "../../reporting/report";
import { reportJson } from "../../reporting/report-json";
import { reportMarkdown } from "../../reporting/report-markdown";
import { draftMail, saveReport, sendDraft } from "../../app/deliver-report";
import { FleetQueryActions } from "./fleet-query-actions";

/** Exactly what leaves the Mac, in the form chosen, and the ways it can go. */
export function ReportPreview(props: { report: Report; folder: string | undefined; webhook: string | undefined }) {
  const { report, folder, webhook } = props;
  const [asJson, setAsJson] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const markdown = reportMarkdown(report);
  const json = reportJson(report);
  const target = folder ?? join(homedir(), "Downloads");

  const send = async () => {
    setIsSending(true);
    const { id, createdAt, tester } = report;
    await sendDraft(webhook, { id, createdAt, title: tester.title, json });
    setIsSending(false);
  };

  return (
    <Detail
      isLoading={isSending}
      navigationTitle="What Leaves This Mac"
      markdown={asJson ? `\`\`\`json\n${json}\`\`\`` : markdown}
      actions={
        <ActionPanel>
          <ActionPanel.Section title="Copy">
            <Action.CopyToClipboard title="Copy as Markdown" content={markdown} />
            <Action.CopyToClipboard title="Copy as JSON" content={json} shortcut={Keyboard.Shortcut.Common.Copy} />
          </ActionPanel.Section>
          <ActionPanel.Section title="Hand Over">
            <Action
              title={folder ? "Save as Markdown" : "Save as Markdown to Downloads"}
              icon={Icon.SaveDocument}
              shortcut={Keyboard.Shortcut.Common.Save}
              onAction={() => saveReport(report, target, ".md", markdown)}
            />
            <Action
              title={folder ? "Save as JSON" : "Save as JSON to Downloads"}
              icon={Icon.SaveDocument}
              onAction={() => saveReport(report, target, ".json", json)}
            />
            <Action title="Create Mail Draft" icon={Icon.Envelope} onAction={() => draftMail(report)} />
            {webhook ? (
              <Action title="Send to Webhook" icon={Icon.Upload} onAction={send} />
            ) : (
              <Action title="Set Webhook in Preferences…" icon={Icon.Gear} onAction={openCommandPreferences} />
            )}
          </ActionPanel.Section>
          <Action
            title={asJson ? "Show as Markdown" : "Show as JSON"}
            icon={Icon.Switch}
            shortcut={{ modifiers: ["cmd"], key: "j" }}
            onAction={() => setAsJson(!asJson)}
          />
          <FleetQueryActions />
        </ActionPanel>
      }
    />
  );
}
