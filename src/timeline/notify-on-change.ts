import { showNotification } from "../macos/show-notification";
import { lastStart } from "../process/last-start";
import type { Mac } from "../process/mac";
import { changeNotice, type KnownState, type NotifyOnChange, type Poll } from "./change-notice";
import { LEVELS } from "../model/level";
import { GAP_AFTER } from "./timeline";
import { isOneOf } from "../model/one-of";
import { printable } from "../text/printable";
import type { Assessment } from "../model/assessment";

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
  store: NoticeStore;
  /** Milliseconds since 1970. */
  now: number;
  /** When Raycast, or the Mac, was started last, in milliseconds since 1970. */
  startedAt?: number;
  mac: Pick<Mac, "run">;
}

/** `silent`: nothing to tell. `shown`: macOS was asked to show a notification; whether it did, nothing can tell. */
export type NotifyOutcome = "silent" | "shown" | "failed";

const KEY = "change-notice-v1";
/** Enough to see a gap before the newest ones, also with polls every ten seconds. */
const MOST_POLLS = 20;
const NEWS_MS = GAP_AFTER / 3;

/**
 * Tells the person of a change of level or engine, by a macOS notification. To be called once after each poll, also
 * where nothing changed. Starts no child but at the moment of a change: then osascript, which is the second child
 * of that poll and gone when this resolves. Never rejects, and is silent where its state cannot be kept.
 */
export async function notifyOnChange(request: NotifyRequest): Promise<NotifyOutcome> {
  const { assessment, store, now, startedAt = lastStart(now), mac } = request;
  const { known, polls } = load(store);
  const poll: Poll = { at: assessment.readAt ?? now, level: assessment.level, engine: assessment.engine };
  if (isNoNews(poll, known, polls.at(-1))) return "silent";
  const recent = [...polls.filter(({ at }) => at !== poll.at), poll].slice(-MOST_POLLS);
  const notice = changeNotice(preferenceOf(request.preference), known, recent, now, startedAt);
  try {
    // Before the notification: whatever becomes of it, it is shown once.
    store.set(KEY, JSON.stringify({ known: notice.known, polls: recent }));
  } catch {
    return "silent";
  }
  if (!notice.notify) return "silent";
  const title = `Microsoft Defender: ${printable(assessment.headline, 80)}`;
  return (await showNotification(mac, title, assessment.summary)) ? "shown" : "failed";
}

/**
 * True where this poll found what the person knows and what the last one kept found, a moment ago: then nothing is
 * written. Far below the pause at which the polls would no longer count as following one another.
 */
function isNoNews(poll: Poll, known: KnownState | undefined, last: Poll | undefined): boolean {
  const age = poll.at - (last?.at ?? 0);
  return (
    [known, last].every((one) => one?.level === poll.level && one.engine === poll.engine) && age >= 0 && age < NEWS_MS
  );
}

function preferenceOf(preference: string | undefined): NotifyOnChange {
  return preference === "never" || preference === "always" ? preference : "worse";
}

function load(store: NoticeStore): { known: KnownState | undefined; polls: Poll[] } {
  try {
    const { known, polls } = JSON.parse(store.get(KEY) ?? "{}") as { known?: unknown; polls?: unknown };
    return {
      known: isState(known) ? { level: known.level, engine: known.engine } : undefined,
      polls: Array.isArray(polls) ? polls.filter(isPoll).slice(-MOST_POLLS) : [],
    };
  } catch {
    return { known: undefined, polls: [] };
  }
}

function isPoll(value: unknown): value is Poll {
  return isState(value) && Number.isFinite((value as Partial<Poll>).at);
}

function isState(value: unknown): value is KnownState {
  const { level, engine } = (value ?? {}) as Partial<KnownState>;
  return isOneOf(LEVELS, level) && (engine === null || typeof engine === "string");
}
