import { Clipboard, LocalStorage, open, openCommandPreferences, showInFinder, showToast, Toast } from "@raycast/api";
import path from "node:path";
import { asFailure } from "../process/failure-error";
import type { Report } from "../reporting/report";
import { reportMarkdown } from "../reporting/report-markdown";
import { deliver } from "../reporting/send/deliver";
import type { Draft } from "../reporting/send/drafts";
import { reportFileName } from "../reporting/send/file-name";
import { mailDraft } from "../reporting/send/mail-draft";
import { saveToFolder } from "../reporting/send/save-to-folder";
import { webhookAddress } from "../reporting/send/webhook";
import type { Failure } from "../model/failure";

/** Saves a text as a new file of the report's name, and says where. */
export async function saveReport(report: Report, folder: string, ending: string, text: string): Promise<void> {
  try {
    const file = await saveToFolder(folder, reportFileName(report.tester.title, report.createdAt), ending, text);
    await showToast({
      style: Toast.Style.Success,
      title: "Saved Report",
      message: path.basename(file),
      primaryAction: { title: "Show in Finder", onAction: () => showInFinder(file) },
    });
  } catch (error) {
    await showFailure("Report Was Not Saved", asFailure(error));
  }
}

/** Asks macOS for a mail draft that holds the report. Whether a mail app showed one cannot be seen. */
export async function draftMail(report: Report): Promise<void> {
  const markdown = reportMarkdown(report);
  const { url, shortened } = mailDraft(report.tester.title, markdown);
  if (shortened) await Clipboard.copy(markdown);
  try {
    await open(url);
  } catch {
    await Clipboard.copy(markdown);
    await showToast({
      style: Toast.Style.Failure,
      title: "No Mail Draft Was Made",
      message:
        "macOS did not take the request; the report is on the clipboard. Choose a mail app in Mail's settings, or paste it.",
    });
    return;
  }
  await showToast({
    style: Toast.Style.Success,
    title: "Asked for a Mail Draft",
    message: shortened ? "It is too long for a draft: the whole report is on the clipboard." : undefined,
  });
}

/** Sends a report to the webhook of the preferences, and says how that ended. True where the server has it. */
export async function sendDraft(webhook: string | undefined, draft: Draft): Promise<boolean> {
  const address = webhookAddress(webhook);
  if (!address.ok) {
    await showFailure("Report Was Not Sent", address.failure, {
      title: "Open Preferences",
      onAction: () => void openCommandPreferences(),
    });
    return false;
  }
  const { host } = address.url;
  await showToast({ style: Toast.Style.Animated, title: `Sending to ${host}` });
  const delivery = await deliver(LocalStorage, address.url, draft);
  if (delivery.kind === "sent") {
    await showToast({ style: Toast.Style.Success, title: "Sent Report", message: `${host} has it.` });
    return true;
  }
  if (delivery.kept) {
    await showFailure("Report Is Kept as a Draft", delivery.failure);
  } else {
    await Clipboard.copy(draft.json);
    await showToast({
      style: Toast.Style.Failure,
      title: "Report Was Not Sent",
      message: `${delivery.failure.message} It could not be kept as a draft either: it is on the clipboard.`,
    });
  }
  return false;
}

async function showFailure(title: string, failure: Failure, primaryAction?: Toast.ActionOptions): Promise<void> {
  const seen = failure.seen ? ` (${failure.seen})` : "";
  await showToast({
    style: Toast.Style.Failure,
    title,
    message: `${failure.message}${seen} ${failure.nextStep}`,
    primaryAction,
  });
}
