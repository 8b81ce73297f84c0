import { compareLevels, type Level } from "../model/level";
import { isLoud } from "./news";
import { GAP_AFTER } from "./timeline";

/** The preference `notifyOnChange`. */
export type NotifyOnChange = "never" | "worse" | "always";

/** What one poll found. `at` in milliseconds since 1970. */
export interface Poll {
  at: number;
  level: Level;
  engine: string | null;
  /** What is not right, by keys that stay the same from poll to poll (`newsOf`). */
  news: readonly string[];
}

/** What the person last knows of: from a notification, or taken over silently. */
export type KnownState = Pick<Poll, "level" | "engine" | "news">;

/** What was told, by key: when last, and how often within a day. */
export type Told = Readonly<Record<string, { at: number; times: number }>>;

/** What the caller does: show a notification or not, and keep `known` and `told` for the next time. */
export type ChangeNotice =
  | { notify: false; known: KnownState | undefined; told: Told }
  | {
      notify: true;
      worse: boolean;
      /** The keys that are new where they are the news; empty where the level or the engine is. */
      news: readonly string[];
      known: KnownState;
      told: Told;
    };

/** Right after Raycast or the Mac starts, Defender may still be starting too: that is no news. */
const QUIET_AFTER_START = 2 * 60_000;

/** How long the same is not told again after the first time; each time within a day doubles it. */
const COOL_DOWN = 10 * 60_000;
const FORGOTTEN_AFTER = 24 * 60 * 60_000;

/**
 * Whether the newest polls are news. A state counts only once two polls in a row have found it, so a flicker shorter
 * than two polls is none, nor is an `unknown` that lasts one. Within `QUIET_AFTER_START` of the start, or of the first
 * poll after a gap, nothing is said, and what is then still different is told afterwards. Something new that is not
 * right is news too, within one level, and a threat is whatever else became better. What was told not long ago waits
 * until it has cooled down, and is told then where it is still so; what comes and goes is told ever more seldom. A
 * change that the preference keeps silent is taken over, so that it is not told later.
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
  told: Told = {},
): ChangeNotice {
  const remembered = Object.fromEntries(Object.entries(told).filter(([, { at }]) => isRecent(at, now)));
  const silent = (state: KnownState | undefined): ChangeNotice => ({ notify: false, known: state, told: remembered });
  const run = unbrokenRun(polls, now);
  const [newest, previous] = [run.at(-1), run.at(-2)];
  if (!newest || !previous || !sameLevel(newest, previous)) return silent(known);
  const news = newest.news.filter((key) => previous.news.includes(key));
  const settled: KnownState = { level: newest.level, engine: newest.engine, news };
  if (known === undefined) return silent(settled);
  const fresh = news.filter((key) => !known.news.includes(key));
  if (sameLevel(known, settled) && fresh.length === 0) return silent(settled);
  // Only a run that began after a gap shows a start; one that began with the first poll ever kept does not.
  const began = run.length < distinct(polls, now).length ? run[0]?.at : undefined;
  const start = Math.max(startedAt ?? Number.NEGATIVE_INFINITY, began ?? Number.NEGATIVE_INFINITY);
  if (now - start < QUIET_AFTER_START) return silent(known);

  const order = compareLevels(settled.level, known.level);
  const toldKeys = order > 0 ? fresh.filter(isLoud) : fresh;
  const worse = order < 0 || toldKeys.length > 0;
  if (preference === "never" || (preference === "worse" && !worse)) return silent(settled);
  // A worse level is told as that, and so is every change of it with "always"; everything else is told by what is new.
  const byLevel = order < 0 || (toldKeys.length === 0 && !sameLevel(known, settled));
  const keys = byLevel ? [`${settled.level} ${settled.engine}`, ...toldKeys.filter(isLoud)] : toldKeys;
  const due = keys.filter((key) => isDue(remembered[key], now));
  if (keys.length === 0) return silent(settled);
  // Beside the level, something new every few minutes is one matter, not many.
  const lastAt = Math.max(...Object.values(remembered).map(({ at }) => at), Number.NEGATIVE_INFINITY);
  const waits = !byLevel && !due.some(isLoud) && now - lastAt < COOL_DOWN;
  if (due.length === 0 || waits) return silent(known);
  return {
    notify: true,
    worse,
    news: byLevel ? [] : due,
    known: settled,
    told: newest100({
      ...remembered,
      ...Object.fromEntries([...keys, ...fresh].map((key) => [key, again(remembered[key], now)])),
    }),
  };
}

function newest100(told: Told): Told {
  const entries = Object.entries(told).sort(([, one], [, other]) => other.at - one.at);
  return Object.fromEntries(entries.slice(0, 100));
}

function isRecent(at: number, now: number): boolean {
  return at <= now && now - at < FORGOTTEN_AFTER;
}

function isDue(before: Told[string] | undefined, now: number): boolean {
  return before === undefined || now - before.at >= COOL_DOWN * 2 ** (before.times - 1);
}

function again(before: Told[string] | undefined, now: number): Told[string] {
  return { at: now, times: Math.min(10, (before?.times ?? 0) + 1) };
}

const sameLevel = (a: KnownState, b: KnownState) => a.level === b.level && a.engine === b.engine;

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
