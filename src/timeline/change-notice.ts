import { compareLevels, type Level } from "../model/level";
import { GAP_AFTER } from "./timeline";
/** The preference `notifyOnChange`. */
export type NotifyOnChange = "never" | "worse" | "always";

/** What one poll found. `at` in milliseconds since 1970. */
export interface Poll {
  at: number;
  level: Level;
  engine: string | null;
}

/** What the person last knows of: from a notification, or taken over silently. */
export type KnownState = Pick<Poll, "level" | "engine">;

/** What the caller does: show a notification about the change or not, and keep `known` for the next time. */
export type ChangeNotice =
  | { notify: false; known: KnownState | undefined }
  | { notify: true; worse: boolean; from: KnownState; to: KnownState; known: KnownState };

/** Right after Raycast or the Mac starts, Defender may still be starting too: that is no news. */
const QUIET_AFTER_START = 2 * 60_000;

/**
 * Whether the newest polls are news. A state counts only once two polls in a row have found it, so a flicker shorter
 * than two polls is none, nor is an `unknown` that lasts one. Within `QUIET_AFTER_START` of the start, or of the first
 * poll after a gap, nothing is said, and what is then still different is told afterwards. A change that the preference
 * keeps silent is taken over, so that it is not told later.
 *
 * @param known what the person last knows of; undefined the first time, when the state is taken over silently.
 * @param polls the recent polls in any order; two with the same time are one.
 * @param startedAt when Raycast was started, where the caller knows it, in milliseconds since 1970.
 */
export function changeNotice(
  preference: NotifyOnChange,
  known: KnownState | undefined,
  polls: readonly Poll[],
  now: number,
  startedAt?: number,
): ChangeNotice {
  const run = unbrokenRun(polls, now);
  const [newest, previous] = [run.at(-1), run.at(-2)];
  if (!newest || !previous || !same(newest, previous)) {
    return { notify: false, known };
  }
  const settled: KnownState = { level: newest.level, engine: newest.engine };
  if (known === undefined || same(known, settled)) {
    return { notify: false, known: settled };
  }
  // Only a run that began after a gap shows a start; one that began with the first poll ever kept does not.
  const began = run.length < distinct(polls, now).length ? run[0]?.at : undefined;
  const start = Math.max(startedAt ?? Number.NEGATIVE_INFINITY, began ?? Number.NEGATIVE_INFINITY);
  if (now - start < QUIET_AFTER_START) {
    return { notify: false, known };
  }
  const worse = compareLevels(settled.level, known.level) < 0;
  return preference === "always" || (preference === "worse" && worse)
    ? { notify: true, worse, from: known, to: settled, known: settled }
    : { notify: false, known: settled };
}

const same = (a: KnownState, b: KnownState) => a.level === b.level && a.engine === b.engine;

/** The polls oldest first, each time once; those dated in the future are left out. */
function distinct(polls: readonly Poll[], now: number): Poll[] {
  return polls
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at)
    .filter((poll, index, all) => all[index + 1]?.at !== poll.at);
}

/** The newest polls, as far back as none is missing. */
function unbrokenRun(polls: readonly Poll[], now: number): Poll[] {
  const all = distinct(polls, now);
  let begin = all.length - 1;
  while (begin > 0 && (all[begin]?.at ?? 0) - (all[begin - 1]?.at ?? 0) <= GAP_AFTER) {
    begin--;
  }
  return all.slice(Math.max(0, begin));
}
