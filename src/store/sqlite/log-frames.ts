/**
 * SQLite's write-ahead log as bytes (sqlite.org/fileformat2.html, 4): which pages were written, and where a commit
 * ends. What its own checksums do not cover is not there yet, or is of before the log began anew. Pure.
 */
export const LOG_HEAD_BYTES = 32;
export const FRAME_HEAD_BYTES = 24;
/** Checksums over words of this machine's order, the least significant byte first. */
const MAGIC = 0x377f0682;

export interface Sums {
  a: number;
  b: number;
}
export interface LogHead {
  pageSize: number;
  salt1: number;
  salt2: number;
  sums: Sums;
}
export interface LogFrame {
  page: number;
  /** Pages of the database after this commit; 0 where it goes on. */
  committed: number;
  bytes: Buffer;
  sums: Sums;
}

export function addSums({ a, b }: Sums, bytes: Buffer): Sums {
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + bytes.readUInt32LE(at) + b) >>> 0;
    b = (b + bytes.readUInt32LE(at + 4) + a) >>> 0;
  }
  return { a, b };
}

/** undefined where there is none, or it is not whole. */
export function readHead(bytes: Buffer): LogHead | undefined {
  if (bytes.length < LOG_HEAD_BYTES || bytes.readUInt32BE(0) !== MAGIC) return undefined;
  const sums = addSums({ a: 0, b: 0 }, bytes.subarray(0, 24));
  if (sums.a !== bytes.readUInt32BE(24) || sums.b !== bytes.readUInt32BE(28)) return undefined;
  const pageSize = bytes.readUInt32BE(8);
  return { pageSize, salt1: bytes.readUInt32BE(16), salt2: bytes.readUInt32BE(20), sums };
}

export const frameBytes = (head: Pick<LogHead, 'pageSize'>): number => FRAME_HEAD_BYTES + head.pageSize;

/** @param sums of the frame before. @returns undefined where it is not the next one of this log */
export function readFrame(
  bytes: Buffer,
  at: number,
  { pageSize, salt1, salt2 }: Pick<LogHead, 'pageSize' | 'salt1' | 'salt2'>,
  sums: Sums,
): LogFrame | undefined {
  if (bytes.length < at + FRAME_HEAD_BYTES + pageSize) return undefined;
  if (bytes.readUInt32BE(at + 8) !== salt1 || bytes.readUInt32BE(at + 12) !== salt2) return undefined;
  const body = bytes.subarray(at + FRAME_HEAD_BYTES, at + FRAME_HEAD_BYTES + pageSize);
  const now = addSums(addSums(sums, bytes.subarray(at, at + 8)), body);
  if (now.a !== bytes.readUInt32BE(at + 16) || now.b !== bytes.readUInt32BE(at + 20)) return undefined;
  return { page: bytes.readUInt32BE(at), committed: bytes.readUInt32BE(at + 4), bytes: body, sums: now };
}
