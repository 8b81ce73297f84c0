import { mark, unmark } from "./marks";
import { observe } from "./observe";
import { readSetupMarks } from "./setup-marks";
import type { SetupMarks } from "../model/setup";
import type { Snapshot } from "../model/snapshot";

/**
 * Writes down what two readings in a row show to have happened, and gives all that was observed so far; `now` in
 * milliseconds since 1970. Never rejects.
 */
export async function noteObserved(before: Snapshot | undefined, after: Snapshot, now: number): Promise<SetupMarks> {
  const known = await readSetupMarks(now);
  const changes = observe(before, after, known);
  await Promise.all(changes.map(({ name, at }) => (at === undefined ? unmark(name) : mark(name, at))));
  return changes.length > 0 ? readSetupMarks(now) : known;
}
