import { GAP_AFTER } from "./timeline";
import { BOUNDS, compactIfNeeded, type Bounds } from "./compact";
import { appendText, readTail } from "./files";
import { historyPlaces } from "./places";
import { decodeRecords, encodeRecord } from "./record-line";
import { isPlausible } from "./plausible-clock";
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
 * newly read. `implausible`: the clock says what is not believed yet. `failed`: why, in words; whoever polls goes on.
 */
export type RecordOutcome =
  | { kind: "unchanged" }
  | { kind: "recorded" }
  | { kind: "not-a-reading" }
  | { kind: "implausible" }
  | { kind: "failed"; failure: Failure };

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
    if (!isPlausible(at, seen, places.doubt)) return { kind: "implausible" };
    const state = stateOf(snapshot, assessment, last);
    const watched = seen !== undefined && Math.abs(at - seen) <= GAP_AFTER;
    if (last && watched && sameState(last, state)) {
      if (at > seen) writeSeen(places.seen, at);
      return { kind: "unchanged" };
    }
    // A clock that was set back by minutes leaves a last reading that is later than now: what it proves ends now.
    const line: StateLine = { at, prev: seen && Math.min(seen, at), ...state, reading };
    const size = appendText(places.log, encodeRecord(line));
    writeSeen(places.seen, at);
    // By the time before: what is too old is for more than one reading to say.
    compactIfNeeded(places.log, size, Math.min(at, seen ?? at), bounds);
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
