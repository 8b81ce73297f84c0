import { Clipboard, showHUD } from "@raycast/api";

/** Puts a text on the clipboard and says so, `Copied State`, or that it did not work. Never rejects. */
export async function copyAndSay(text: string, said: string): Promise<void> {
  try {
    await Clipboard.copy(text);
    await showHUD(said);
  } catch {
    try {
      await showHUD("Clipboard Did Not Take It");
    } catch {
      // Raycast shows nothing just now.
    }
  }
}
