import { LocalStorage } from "@raycast/api";
import { macStartedAt } from "../process/last-start";
import { MARK_NAMES, validMarks } from "./valid-marks";
import type { MarkName, SetupMarks } from "../model/setup";

/** One entry for each mark, so that two commands that write at once cannot undo each other. */
const keyOf = (name: MarkName) => `mark.${name}`;

/** Writes down when something happened, in milliseconds since 1970. Never rejects: a mark is a help, not a need. */
export async function mark(name: MarkName, at: number): Promise<void> {
  await quietly(() => LocalStorage.setItem(keyOf(name), at));
}

/** Takes a mark back, where what it stood for was undone. Never rejects. */
export async function unmark(name: MarkName): Promise<void> {
  await quietly(() => LocalStorage.removeItem(keyOf(name)));
}

/** The marks that hold at `now`, in milliseconds since 1970, with when the Mac was started. Never rejects. */
export async function readMarks(now: number): Promise<SetupMarks> {
  const stored = await Promise.all(
    MARK_NAMES.map(async (name) => [name, await quietly(() => LocalStorage.getItem(keyOf(name)))] as const),
  );
  return validMarks(Object.fromEntries(stored), now, macStartedAt(now));
}

/** In some hosts the storage throws before it gives a promise. */
async function quietly<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
