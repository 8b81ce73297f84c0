import fs from "node:fs";
import path from "node:path";

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants;

/** How often an append is tried again when a compaction took the file away under it. */
const MOST_APPENDS = 4;

/**
 * Appends a text in one write and makes sure that it went into the file that is at `file` now: a compaction may have
 * put a new one there between the opening and the writing. The worst that can come of it is a line written twice.
 * @returns the file's size in bytes afterwards.
 * @throws the error of the file system, also where the disk is full in the middle of the write.
 */
export function appendText(file: string, text: string): number {
  const bytes = Buffer.from(text);
  for (let attempt = 1; ; attempt += 1) {
    const descriptor = openForAppend(file);
    let written: fs.Stats;
    try {
      if (fs.writeSync(descriptor, bytes) < bytes.length) {
        throw Object.assign(new Error("Only a part was written."), { code: "ENOSPC" });
      }
      written = fs.fstatSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    const now = fs.lstatSync(file, { throwIfNoEntry: false });
    if (now?.ino === written.ino || attempt === MOST_APPENDS) return written.size;
  }
}

function openForAppend(file: string): number {
  // Neither through a link nor into a pipe, and only for this person's eyes.
  const open = () => fs.openSync(file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
  try {
    return open();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    return open();
  }
}

export interface FilePiece {
  text: string;
  /** True where the piece is not the file from its start. */
  fromMiddle: boolean;
}

/**
 * The last `most` bytes of a file; all of it where it is shorter, nothing where there is none.
 * @throws the error of the file system.
 */
export function readTail(file: string, most: number): FilePiece {
  return withFile(file, (descriptor) => {
    const { size } = fs.fstatSync(descriptor);
    const start = Math.max(0, size - most);
    return { text: readPiece(descriptor, start, size - start), fromMiddle: start > 0 };
  });
}

/**
 * The first `most` bytes of a file.
 * @throws the error of the file system.
 */
export function readHead(file: string, most: number): string {
  return withFile(file, (descriptor) => ({ text: readPiece(descriptor, 0, most), fromMiddle: false })).text;
}

function withFile(file: string, read: (descriptor: number) => FilePiece): FilePiece {
  let descriptor: number;
  try {
    descriptor = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { text: "", fromMiddle: false };
    throw error;
  }
  try {
    return read(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Reads `length` bytes from `start` on, or what there is of them. */
export function readPiece(descriptor: number, start: number, length: number): string {
  const buffer = Buffer.alloc(length);
  const read = fs.readSync(descriptor, buffer, 0, length, start);
  return buffer.toString("utf8", 0, read);
}
