import { tell } from "../worker/link";
import { setup } from "../worker/setup";

let held = setup.clipboard;

function textOf(content: unknown): string {
  if (typeof content !== "object" || content === null) return String(content);
  const { text, html, file } = content as { text?: string; html?: string; file?: unknown };
  return text ?? html ?? String(file ?? "");
}

/** Puts text on the clipboard. */
export async function copy(content: unknown): Promise<void> {
  held = textOf(content);
  tell({ kind: "clipboard", text: held });
}

/** Pastes into the app in front; the host only hears what was pasted. */
export async function paste(content: unknown): Promise<void> {
  await copy(content);
}

export const Clipboard = {
  copy,
  paste,
  clear: () => copy(""),
  read: async () => ({ text: held }),
  readText: async () => held || undefined,
};
