/** A report that was not delivered yet, ready to be sent again. */
export interface Draft {
  id: string;
  title: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
  /** The report as it is sent. */
  json: string;
}

/** Where drafts are kept: Raycast's LocalStorage, or a stand-in for it. */
export interface Storage {
  allItems(): Promise<Record<string, unknown>>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

const PREFIX = "report-draft:";

/** Keeps a report as a draft. Rejects with what the storage throws. */
export async function keepDraft(storage: Storage, draft: Draft): Promise<void> {
  await storage.setItem(PREFIX + draft.id, JSON.stringify(draft));
}

/** Forgets a draft: it was delivered, or is not wanted. Rejects with what the storage throws. */
export async function dropDraft(storage: Storage, id: string): Promise<void> {
  await storage.removeItem(PREFIX + id);
}

/** The drafts, newest first. What cannot be read as one is left alone and not shown. */
export async function readDrafts(storage: Storage): Promise<Draft[]> {
  const items = Object.entries(await storage.allItems()).filter(([key]) => key.startsWith(PREFIX));
  return items
    .flatMap(([, value]) => asDraft(value) ?? [])
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
}

function asDraft(value: unknown): Draft | undefined {
  try {
    const { id, title, createdAt, json } = JSON.parse(String(value)) as Partial<Draft>;
    return [id, title, createdAt, json].every((part) => typeof part === "string")
      ? ({ id, title, createdAt, json } as Draft)
      : undefined;
  } catch {
    return undefined;
  }
}
