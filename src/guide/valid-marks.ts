import type { MarkName, SetupMarks } from "../model/setup";

/** How far ahead of now each mark may lie; what is further off was written by a clock that was wrong. */
const FURTHEST_AHEAD_MS: Record<MarkName, number> = {
  channelSwitchedAt: 0,
  daemonRestartedAt: 0,
  approvalDeadline: 120_000,
  approvedAt: 0,
};

export const MARK_NAMES = Object.keys(FURTHEST_AHEAD_MS) as MarkName[];

/**
 * The marks that hold, out of whatever was stored. A deadline from before the Mac's start is none any more: the daemon
 * began anew. All times in milliseconds since 1970; `macBootedAt` undefined where it is not known.
 */
export function validMarks(stored: Readonly<Record<string, unknown>>, now: number, macBootedAt?: number): SetupMarks {
  const marks: SetupMarks = { ...(macBootedAt !== undefined && { macBootedAt }) };
  for (const name of MARK_NAMES) {
    const at = Object.hasOwn(stored, name) ? stored[name] : undefined;
    if (typeof at === "number" && Number.isFinite(at) && at > 0 && at <= now + FURTHEST_AHEAD_MS[name]) {
      marks[name] = at;
    }
  }
  if (marks.approvalDeadline !== undefined && macBootedAt !== undefined && marks.approvalDeadline < macBootedAt) {
    delete marks.approvalDeadline;
  }
  return marks;
}
