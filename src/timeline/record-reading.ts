import { GAP_AFTER } from "./timeline";
import { BOUNDS, compactIfNeeded, type Bounds } from "./compact";
import { appendText, readTail } from "./files";
import { historyPlaces } from "./places";
import { decodeRecords, encodeRecord } from "./record-line";
import { readSeen, writeSeen } from "./seen";
import { asStateLine, sameState, stateOf, type StateLine } from "./state-line";
import { storeFailure } from "./store-failure";
import type { Assessment } from "../model/assessment";
import type { Failure } from "../model/failure";
import type { ReadingKind } from "../model/history";
import type { Snapshot } from "../model/snapshot";

/**
 * What became of a reading.
 * `unchanged`: as before, and no byte was written. `recorded`: a line was. `not-a-reading`: the snapshot holds nothing
 * newly read. `failed`: why, in words; whoever polls goes on.
 */
export type RecordOutcome =
  { kind: "unchanged" } | { kind: "recorded" } | { kind: "not-a-reading" } | { kind: "failed"; failure: Failure };

/** Enough for several lines, so that a torn last one does not hide the one before. */
const TAIL_BYTES = 4096;

/**
 * Writes a change of the Mac's state into the history. Costs the same whatever the history's length: the log's last
 * bytes are read, and nothing is written while nothing changes. After a pause longer than the history can vouch for,
 * the same state is written again, so that the pause stays visible. Synchronous, and never throws.
 */
export function recordReading(
  supportPath: string,
  snapshot: Snapshot,
  assessment: Assessment,
  reading: ReadingKind,
  bounds: Bounds = BOUNDS,
): RecordOutcome {
  if (snapshot.health.state !== "fresh" && snapshot.health.state !== "failed") return { kind: "not-a-reading" };
  const at = snapshot.health.readAt;
  const places = historyPlaces(supportPath);
  try {
    const last = lastLine(places.log);
    const seen = last && readSeen(places.seen);
    const state = stateOf(snapshot, assessment, last);
    const watched = seen !== undefined && Math.abs(at - seen) <= GAP_AFTER;
    if (last && watched && sameState(last, state)) {
      if (at > seen) writeSeen(places.seen, at);
      return { kind: "unchanged" };
    }
    // A time later than now comes from a clock that was moved, and proves nothing.
    const line: StateLine = { at, prev: seen !== undefined && seen <= at ? seen : undefined, ...state, reading };
    const size = appendText(places.log, encodeRecord(line));
    writeSeen(places.seen, at);
    compactIfNeeded(places.log, size, at, bounds);
    return { kind: "recorded" };
  } catch (error) {
    return { kind: "failed", failure: storeFailure(error, "write") };
  }
}

function lastLine(log: string): StateLine | undefined {
  const { text, fromMiddle } = readTail(log, TAIL_BYTES);
  return decodeRecords(text, { fromMiddle })
    .records.map(({ record }) => asStateLine(record))
    .findLast((line) => line !== undefined);
}
