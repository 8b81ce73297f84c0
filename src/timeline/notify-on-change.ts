import { showNotification } from "../macos/show-notification";
import { lastStart } from "../process/last-start";
import type { Mac } from "../process/mac";
import { changeNotice, type KnownState, type NotifyOnChange, type Poll, type Told } from "./change-notice";
import { findingOf, newsOf } from "./news";
import { LEVELS } from "../model/level";
import { GAP_AFTER } from "./timeline";
import { isOneOf } from "../model/one-of";
import { printable } from "../text/printable";
import type { Assessment } from "../model/assessment";
import type { Snapshot } from "../model/snapshot";

/** Where what was said last is kept between two polls: Raycast's Cache, or a stand-in for it. */
export interface NoticeStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

export interface NotifyRequest {
  /** The preference as it was set; what is not one of its values counts as its default. */
  preference: string | undefined;
  /** What this poll found. */
  assessment: Assessment;
  threats: Snapshot["threats"];
  store: NoticeStore;
  /** Milliseconds since 1970. */
  now: number;
  /** When Raycast, or the Mac, was started last, in milliseconds since 1970. */
  startedAt?: number;
  mac: Pick<Mac, "run">;
}

/** `silent`: nothing to tell. `shown`: macOS was asked to show a notification; whether it did, nothing can tell. */
export type NotifyOutcome = "silent" | "shown" | "failed";

const KEY = "change-notice-v2";
/** Enough to see a gap before the newest ones, also with polls every ten seconds. */
const MOST_POLLS = 20;
const NEWS_MS = GAP_AFTER / 3;

/**
 * Tells the person of a change of level or engine, and of anything new that is not right, by a macOS notification. To be called once after each poll, also
 * where nothing changed. Starts no child but at the moment of a change: then osascript, which is the second child
 * of that poll and gone when this resolves. Never rejects, and is silent where its state cannot be kept.
 */
export async function notifyOnChange(request: NotifyRequest): Promise<NotifyOutcome> {
  const { assessment, store, now, startedAt = lastStart(now), mac } = request;
  const { known, polls, told } = load(store);
  const { level, engine } = assessment;
  const poll: Poll = { at: assessment.readAt ?? now, level, engine, news: newsOf(assessment, request.threats) };
  if (isNoNews(poll, known, polls.at(-1))) return "silent";
  const recent = [...polls.filter(({ at }) => at !== poll.at), poll].slice(-MOST_POLLS);
  const notice = changeNotice(preferenceOf(request.preference), known, recent, now, startedAt, told);
  try {
    // Before the notification: whatever becomes of it, it is shown once.
    store.set(KEY, JSON.stringify({ known: notice.known, polls: recent.map(withoutOldNews), told: notice.told }));
  } catch {
    return "silent";
  }
  if (!notice.notify) return "silent";
  const finding = notice.news.map((key) => findingOf(assessment, key)).find((found) => found !== undefined);
  const title = `Microsoft Defender: ${printable(finding?.title ?? assessment.headline, 80)}`;
  return (await showNotification(mac, title, finding?.meaning ?? assessment.summary)) ? "shown" : "failed";
}

/** Only the newest polls are compared by what is not right; of the others it counts when they were. */
function withoutOldNews(poll: Poll, index: number, all: readonly Poll[]): Poll {
  return index < all.length - 2 ? { ...poll, news: [] } : poll;
}

/**
 * True where this poll found what the person knows and what the last one kept found, a moment ago: then nothing is
 * written. Far below the pause at which the polls would no longer count as following one another.
 */
function isNoNews(poll: Poll, known: KnownState | undefined, last: Poll | undefined): boolean {
  const age = poll.at - (last?.at ?? 0);
  return (
    [known, last].every(
      (one) => one?.level === poll.level && one.engine === poll.engine && sameKeys(one.news, poll.news),
    ) &&
    age >= 0 &&
    age < NEWS_MS
  );
}

function sameKeys(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key) => other.includes(key));
}

function preferenceOf(preference: string | undefined): NotifyOnChange {
  return preference === "never" || preference === "always" ? preference : "worse";
}

function load(store: NoticeStore): { known: KnownState | undefined; polls: Poll[]; told: Told } {
  try {
    const { known, polls, told } = JSON.parse(store.get(KEY) ?? "{}") as Record<string, unknown>;
    return {
      known: isState(known) ? { level: known.level, engine: known.engine, news: known.news } : undefined,
      polls: Array.isArray(polls) ? polls.filter(isPoll).slice(-MOST_POLLS) : [],
      told: isTold(told) ? told : {},
    };
  } catch {
    return { known: undefined, polls: [], told: {} };
  }
}

function isTold(value: unknown): value is Told {
  const entries: unknown[] = typeof value === "object" && value !== null ? Object.values(value) : [undefined];
  return entries.every((entry) => {
    const { at, times } = (entry ?? {}) as Partial<Told[string]>;
    return Number.isFinite(at) && Number.isInteger(times);
  });
}

function isPoll(value: unknown): value is Poll {
  return isState(value) && Number.isFinite((value as Partial<Poll>).at);
}

function isState(value: unknown): value is KnownState {
  const { level, engine, news } = (value ?? {}) as Partial<KnownState>;
  return (
    isOneOf(LEVELS, level) &&
    (engine === null || typeof engine === "string") &&
    Array.isArray(news) &&
    news.every((key) => typeof key === "string")
  );
}
