import path from "node:path";

/** Where the history is kept, below `environment.supportPath`. */
export interface HistoryPlaces {
  /** One line per change, only ever appended to. */
  log: string;
  /** Empty; its modification time is when the log's last state was seen last. */
  seen: string;
  /** Empty; its modification time is when the clock was first found to say something that is hard to believe. */
  doubt: string;
  /** One line per validation result. */
  validations: string;
}

/** The files of the history in a folder. */
export function historyPlaces(supportPath: string): HistoryPlaces {
  return {
    log: path.join(supportPath, "history.jsonl"),
    seen: path.join(supportPath, "history.seen"),
    doubt: path.join(supportPath, "history.doubt"),
    validations: path.join(supportPath, "validations.jsonl"),
  };
}
