import { type Draft, dropDraft, keepDraft, type Storage } from "./drafts";
import { sendToWebhook, type WebhookOutcome, type WebhookTools } from "./webhook";

/** How a delivery ended, and whether the report is kept to be sent again. */
export type Delivery = WebhookOutcome & { kept: boolean };

/**
 * Sends a report and loses it in no case: it is a draft before the first byte leaves, and until the server said that
 * it has it. Never rejects. Where it could not even be kept, `kept` is false and the caller still holds the report.
 */
export async function deliver(storage: Storage, url: URL, draft: Draft, tools?: WebhookTools): Promise<Delivery> {
  let kept = await keepDraft(storage, draft).then(
    () => true,
    () => false,
  );
  const outcome = await sendToWebhook(url, draft.json, draft.id, tools);
  if (outcome.kind === "sent" && kept) {
    kept = await dropDraft(storage, draft.id).then(
      () => false,
      () => true,
    );
  }
  return { ...outcome, kept };
}
