import { programs } from "../process/programs";
import type { Mac } from "../process/mac";
import { printable } from "../text/printable";

/** The texts come as arguments, never as a part of the script. */
const SCRIPT = "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run";
const TIMEOUT_MS = 5_000;

/**
 * Asks macOS to show a notification: for where nobody may be looking. False where it did not take the request; whether
 * it showed one, nothing can tell. Never rejects.
 */
export async function showNotification({ run }: Pick<Mac, "run">, title: string, text: string): Promise<boolean> {
  const args = ["-e", SCRIPT, printable(title, 100), printable(text, 200)];
  const { exitCode } = await run({ program: programs.osascript, args, timeoutMs: TIMEOUT_MS });
  return exitCode === 0;
}
