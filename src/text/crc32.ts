/** CRC-32 as zlib computes it, over UTF-8. By hand: loading Node's own costs more than a poll's whole history. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) crc = (crc >>> 8) ^ crcOf((crc ^ byte) & 0xff);
  return (crc ^ 0xffffffff) >>> 0;
}

const CRCS: number[] = [];

/** What one byte changes, computed when it is met first: a record holds few different ones. */
function crcOf(byte: number): number {
  let crc = CRCS[byte];
  if (crc !== undefined) return crc;
  crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return (CRCS[byte] = crc);
}
