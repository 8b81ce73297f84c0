import { CHANNELS } from "../model/channel";
import { isOneOf } from "../model/one-of";
import { BOUNDS, compactIfNeeded } from "./compact";
import { appendText, readTail } from "./files";
import { historyPlaces } from "./places";
import { decodeRecords, encodeRecord } from "./record-line";
import { isTime, isWord } from "./state-line";
import { storeFailure } from "./store-failure";
import { VALIDATION_RESULTS, VALIDATION_SCENARIOS, type ValidationEntry } from "../model/history";
import type { Failure } from "../model/failure";

const MOST_EVIDENCE_CHARACTERS = 500;

/** Keeps how a validation ended. Synchronous; never throws: a failure is returned, in words. */
export function recordValidation(supportPath: string, entry: ValidationEntry): Failure | undefined {
  const { validations } = historyPlaces(supportPath);
  const record = { ...entry, evidence: entry.evidence?.slice(0, MOST_EVIDENCE_CHARACTERS) };
  try {
    compactIfNeeded(validations, appendText(validations, encodeRecord(record)), entry.at);
    return undefined;
  } catch (error) {
    return storeFailure(error, "write");
  }
}

export interface Validations {
  /** Oldest first. */
  validations: ValidationEntry[];
  /** Lines that could not be read. */
  damaged: number;
  failure?: Failure;
}

/** How the validations ended, as far as they were kept. Never throws. */
export function readValidations(supportPath: string): Validations {
  try {
    const { text, fromMiddle } = readTail(historyPlaces(supportPath).validations, BOUNDS.mostBytes * 2);
    const { records, damaged } = decodeRecords(text, { fromMiddle });
    const validations = records.flatMap(({ record }) => asValidation(record) ?? []);
    return { validations, damaged: damaged + records.length - validations.length };
  } catch (error) {
    return { validations: [], damaged: 0, failure: storeFailure(error, "read") };
  }
}

function asValidation(record: unknown): ValidationEntry | undefined {
  const { scenario, result, at, engine, channel, productVersion, evidence } = record as Partial<ValidationEntry>;
  const holds =
    isOneOf(VALIDATION_SCENARIOS, scenario) &&
    isOneOf(VALIDATION_RESULTS, result) &&
    isTime(at) &&
    (engine === null || isWord(engine)) &&
    (channel === undefined || isOneOf(CHANNELS, channel)) &&
    (productVersion === undefined || isWord(productVersion)) &&
    (evidence === undefined || typeof evidence === "string");
  return holds ? { scenario, result, at, engine, channel, productVersion, evidence } : undefined;
}
