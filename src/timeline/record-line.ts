import { crc32 } from "../text/crc32";

/**
 * One record as it is appended: a line break, a checksum, the JSON, a line break. The leading break keeps a record
 * whole when the one before it was torn.
 */
export function encodeRecord(record: object): string {
  const json = JSON.stringify(record);
  return `\n${checksum(json)} ${json}\n`;
}

export interface DecodedRecords {
  /** Each record once, in the order of the text, with the line that holds it. */
  records: { record: unknown; line: string }[];
  /** How many lines could not be read. */
  damaged: number;
}

/**
 * The records of a text. A damaged line is skipped and counted; a line written twice (by a writer that was not sure of
 * the first) counts once. With `fromMiddle` the text starts anywhere in a file, so that its first line is passed over.
 */
export function decodeRecords(text: string, { fromMiddle = false } = {}): DecodedRecords {
  const lines = text.split("\n");
  if (fromMiddle) lines.shift();
  const records = new Map<string, unknown>();
  let damaged = 0;
  for (const line of lines) {
    if (line === "") continue;
    const record = decodeLine(line);
    if (record === undefined) damaged += 1;
    else records.set(line, record);
  }
  return { records: [...records].map(([line, record]) => ({ line, record })), damaged };
}

function decodeLine(line: string): object | undefined {
  const json = line.slice(9);
  if (line[8] !== " " || line.slice(0, 8) !== checksum(json)) return undefined;
  try {
    const record: unknown = JSON.parse(json);
    return typeof record === "object" && record !== null ? record : undefined;
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, "0");
}
