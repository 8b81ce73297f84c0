import { BOUNDS } from "./compact";
import { entriesOf } from "./entries";
import { readTail } from "./files";
import { historyPlaces } from "./places";
import { decodeRecords } from "./record-line";
import { readSeen } from "./seen";
import { asStateLine } from "./state-line";
import { storeFailure } from "./store-failure";
import { readValidations } from "./validations";
import type { Failure } from "../model/failure";
import type { HistoryEntry, ValidationEntry } from "../model/history";

export interface History {
  /** Oldest first. */
  entries: HistoryEntry[];
  /** Oldest first. */
  validations: ValidationEntry[];
  /** Lines of either that could not be read and were passed over. */
  damaged: number;
  /** Why there is nothing, or not all, where that is so. */
  failure?: Failure;
}

/**
 * The whole history. Never throws.
 * @param now nothing was seen later than this, in milliseconds since 1970.
 */
export function readHistory(supportPath: string, now: number = Date.now()): History {
  const { validations, damaged, failure } = readValidations(supportPath);
  const { log, seen } = historyPlaces(supportPath);
  try {
    const { text, fromMiddle } = readTail(log, BOUNDS.mostBytes * 2);
    const { records, damaged: damagedLines } = decodeRecords(text, { fromMiddle });
    const lines = records.flatMap(({ record }) => asStateLine(record) ?? []);
    const unusable = damagedLines + records.length - lines.length;
    return { entries: entriesOf(lines, readSeen(seen), now), validations, damaged: damaged + unusable, failure };
  } catch (error) {
    return { entries: [], validations, damaged, failure: storeFailure(error, "read") };
  }
}
