import { LocalStorage } from "@raycast/api";
import { macStartedAt } from "../process/last-start";
import { MARK_NAMES, validMarks } from "./valid-marks";
import type { MarkName, SetupMarks } from "../model/setup";

/** One entry for each mark, so that two commands that write at once cannot undo each other. */
const keyOf = (name: MarkName) => `mark.${name}`;

/** Writes down when something happened, in milliseconds since 1970. Never rejects: a mark is a help, not a need. */
export async function mark(name: MarkName, at: number): Promise<void> {
  await LocalStorage.setItem(keyOf(name), at).catch(() => undefined);
}

/** Takes a mark back, where what it stood for was undone. Never rejects. */
export async function unmark(name: MarkName): Promise<void> {
  await LocalStorage.removeItem(keyOf(name)).catch(() => undefined);
}

/** The marks that hold at `now`, in milliseconds since 1970, with when the Mac was started. Never rejects. */
export async function readMarks(now: number): Promise<SetupMarks> {
  const stored = await Promise.all(
    MARK_NAMES.map(async (name) => [name, await LocalStorage.getItem(keyOf(name)).catch(() => undefined)] as const),
  );
  return validMarks(Object.fromEntries(stored), now, macStartedAt(now));
}
