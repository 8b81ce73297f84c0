import { current, type Snapshot, type SnapshotPart } from "../model/snapshot";
import { lookedAt } from "./carry-part";

const MINUTE_MS = 60_000;

/** A part that a poll asks for now and then, in place of health, so that a poll stays one child process. */
interface Turn {
  part: SnapshotPart;
  everyMs: number;
}

/** The first that is due has its turn. */
const TURNS: readonly Turn[] = [{ part: "threats", everyMs: 10 * MINUTE_MS }];

/** A poll so soon after another was not started by the clock, but by something that has just changed. */
const SOONEST_MS = MINUTE_MS / 2;

/** Health may be left out of one poll only: after two of one a minute it is this old. */
const HEALTH_YOUNG_MS = 2 * MINUTE_MS;

/**
 * What a poll asks for: health, or another part's turn. Health is only left out right after a poll that got it, so
 * that a Mac that does not answer is asked for nothing else, and neither is one that started or woke up just now. A part
 * that could not be read has had its turn.
 * @param previous the reading before, as it was kept.
 * @param now all times in milliseconds since 1970.
 * @param startedAt when the Mac, or Raycast, was started.
 * @param isScanDue whether a scan is to be asked after, which is no part of a snapshot: its turn comes first, and
 * nothing else is asked for then.
 */
export function pollParts(
  previous: Snapshot | undefined,
  now: number,
  startedAt: number,
  isScanDue = false,
): readonly SnapshotPart[] {
  const health = previous?.health;
  if (!previous || !health || current(health) === undefined) return ["health"];
  const readAt = lookedAt(health);
  const isYoung = isWithin(readAt, now, HEALTH_YOUNG_MS) && !isWithin(readAt, now, SOONEST_MS);
  if (readAt < startedAt || !isYoung) return ["health"];
  if (isScanDue) return [];
  const due = TURNS.find(({ part, everyMs }) => !isWithin(lookedAt(previous[part]), now, everyMs));
  return [due?.part ?? "health"];
}

/** False also for a time that lies ahead: the clock that said it was wrong. */
function isWithin(time: number, now: number, ms: number): boolean {
  return time <= now && now - time < ms;
}
