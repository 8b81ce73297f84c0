import fs from "node:fs";
import { appendText, readHead, readPiece } from "./files";
import { withLease } from "./lease";
import { decodeRecords, type DecodedRecords } from "./record-line";
import { isTime } from "./state-line";

/** What a log may grow to, what is kept of it then, and for how long anything is kept. */
export interface Bounds {
  mostBytes: number;
  keptBytes: number;
  keptMs: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** A year, and never more than 1 MiB: some thousands of changes. */
export const BOUNDS: Bounds = { mostBytes: 1024 * 1024, keptBytes: 512 * 1024, keptMs: 366 * DAY_MS };

/** How much older than `keptMs` the oldest line may be before it is worth compacting. */
const SLACK_MS = 30 * DAY_MS;
const LONGEST_LINE_BYTES = 4096;

/**
 * Takes what is too old, or too much, out of a log. To be called after an append, which is when a log grows; costs one
 * small read where there is nothing to do. A writer that appends meanwhile loses nothing.
 * @param size the log's size in bytes.
 * @param now milliseconds since 1970.
 * @returns whether the log was compacted.
 * @throws the error of the file system; the log is then as it was.
 */
export function compactIfNeeded(file: string, size: number, now: number, bounds: Bounds = BOUNDS): boolean {
  if (size <= bounds.mostBytes && !isTooOld(file, now - bounds.keptMs - SLACK_MS)) return false;
  return withLease(`${file}.lock`, () => compact(file, now, bounds));
}

function isTooOld(file: string, before: number): boolean {
  const [first] = decodeRecords(readHead(file, LONGEST_LINE_BYTES)).records;
  return first !== undefined && timeOf(first.record) < before;
}

function compact(file: string, now: number, bounds: Bounds): void {
  const old = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW);
  const fresh = `${file}.${crypto.randomUUID()}.new`;
  try {
    const { size, ino } = fs.fstatSync(old);
    // No more than can be kept is read, however long the log is; what is appended meanwhile comes below.
    const start = Math.max(0, size - bounds.keptBytes - LONGEST_LINE_BYTES);
    const { records } = decodeRecords(readPiece(old, start, size - start), { fromMiddle: start > 0 });
    const kept = keptLines(records, now, bounds);
    const descriptor = fs.openSync(fresh, "wx", 0o600);
    try {
      fs.writeSync(descriptor, kept.map((line) => `\n${line}\n`).join(""));
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    // Somebody wrote, or compacted, meanwhile: there is a next time.
    if (fs.fstatSync(old).size !== size || fs.lstatSync(file).ino !== ino) return;
    fs.renameSync(fresh, file);
    // What was appended between that look and the renaming is in the old file only. Who appends from now on sees that
    // the file is another one, and appends again.
    const late = fs.fstatSync(old).size - size;
    if (late > 0) appendText(file, readPiece(old, size, late));
  } finally {
    fs.closeSync(old);
    fs.rmSync(fresh, { force: true });
  }
}

/** The newest lines that fit, and the last one before the cut: it still held when the time that is kept began. */
function keptLines(records: DecodedRecords["records"], now: number, bounds: Bounds): string[] {
  const firstYoung = records.findIndex(({ record }) => timeOf(record) >= now - bounds.keptMs);
  const young = firstYoung === -1 ? records.slice(-1) : records.slice(Math.max(0, firstYoung - 1));
  const kept: string[] = [];
  let bytes = 0;
  for (const { line } of young.reverse()) {
    bytes += Buffer.byteLength(line) + 2;
    if (bytes > bounds.keptBytes) break;
    kept.push(line);
  }
  return kept.reverse();
}

function timeOf(record: unknown): number {
  const { at } = record as { at?: unknown };
  return isTime(at) ? at : 0;
}
