import { Cache } from "@raycast/api";
import { LEVELS } from "../model/level";
import { macStartedAt } from "../process/last-start";
import { ageOf, STALE_AFTER } from "../model/snapshot";
import type { Assessment } from "../model/assessment";

/** Of a judgement what the menu bar's item shows by itself, without its menu. */
export type Glance = Pick<Assessment, "level" | "engine" | "summary" | "loud" | "readAt"> & {
  /** When what a person has to approve by runs out, in milliseconds since 1970; undefined where nothing does. */
  approveBy?: number;
};

const KEY = "glance-v2";

/** How much newer the same judgement must be to be kept again; far below the age at which a reading is too old. */
const WORTH_KEEPING_MS = 3 * 60_000;

/** A deadline that lies further ahead was written by a clock that was wrong. */
const LONGEST_MS = 5 * 60_000;

let opened: Cache | undefined;

/**
 * The last judgement at a glance, for the first paint of a poll: reading and judging the whole snapshot again would cost
 * that paint more than all the rest of it. undefined where there is none, where it is damaged, and where the reading it
 * rests on is too old to claim anything from, or from before the Mac was started. `now` in milliseconds since 1970. Synchronous; never throws.
 */
export function loadGlance(now: number): Glance | undefined {
  try {
    const { level, engine, summary, loud, readAt, approveBy } = JSON.parse(cache().get(KEY) ?? "{}") as Partial<Glance>;
    const holds =
      LEVELS.some((known) => known === level) &&
      (engine === null || typeof engine === "string") &&
      typeof summary === "string" &&
      typeof loud === "boolean" &&
      typeof readAt === "number" &&
      readAt >= macStartedAt(now) &&
      ageOf(readAt, now, STALE_AFTER) === "good";
    const ahead = typeof approveBy === "number" && approveBy > now && approveBy - now < LONGEST_MS;
    return holds ? ({ level, engine, summary, loud, readAt, ...(ahead && { approveBy }) } as Glance) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a judgement for the next first paint, where it is news. Never throws. */
export function saveGlance({ level, engine, summary, loud, readAt }: Assessment): void {
  const kept = loadGlance(readAt ?? 0);
  const isSame = kept?.level === level && kept.engine === engine && kept.summary === summary && kept.loud === loud;
  if (isSame && readAt !== undefined && readAt - (kept.readAt ?? 0) < WORTH_KEEPING_MS) return;
  keep({ level, engine, summary, loud, readAt, approveBy: kept?.approveBy });
}

/** Has the menu bar name the moment by which a person has to approve, from the next paint on. Never throws. */
export function announceDeadline(approveBy: number): void {
  const kept = loadGlance(Date.now());
  if (kept) keep({ ...kept, approveBy });
}

/** Takes the deadline back; true where there was one. Never throws. */
export function withdrawDeadline(): boolean {
  const kept = loadGlance(Date.now());
  if (kept?.approveBy === undefined) return false;
  keep({ ...kept, approveBy: undefined });
  return true;
}

function keep(glance: Glance): void {
  try {
    cache().set(KEY, JSON.stringify(glance));
  } catch {
    // A full disk; the next poll paints from nothing.
  }
}

function cache(): Cache {
  return (opened ??= new Cache());
}
