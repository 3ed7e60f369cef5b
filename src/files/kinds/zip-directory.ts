/**
 * What an archive says it holds, read of its directory alone: a few kilobytes, whatever it would unpack to. One that is
 * whole begins with its first entry, ends with its directory, and has nothing between that is not listed.
 */
import { createInflateRaw } from 'node:zlib';
import type { KeptBytes } from './kept-bytes.js';
import { refuseFile } from './refuse-file.js';

export interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  size: number;
  /** Of its own head. */
  offset: number;
}

export const ZIP_BUDGET = { entries: 4000, directory: 1024 * 1024, unpacked: 200 * 1024 * 1024 } as const;
const END_MARK = Buffer.from('PK\u0005\u0006', 'latin1');
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const HEAD_BYTES = 30;
/** Between one entry and the next: alignment, a length said after the bytes. */
const MOST_BETWEEN = 4096;
/** Each is looked up in the store. */
const MOST_ENDS = 50;

/** @throws Refusal `invalid` where it is damaged, holds too much, is locked or hides something */
export async function zipDirectory(kept: KeptBytes): Promise<ZipEntry[]> {
  const end = await kept.read(kept.size - END_BYTES, END_BYTES);
  if (end.length < END_BYTES || !end.subarray(0, 4).equals(END_MARK)) return refuseFile('file_broken');
  const count = end.readUInt16LE(10);
  const size = end.readUInt32LE(12);
  const offset = end.readUInt32LE(16);
  if (end.readUInt32LE(4) !== 0 || end.readUInt16LE(20) !== 0) return refuseFile('file_broken');
  if (count > ZIP_BUDGET.entries || size > ZIP_BUDGET.directory) return refuseFile('file_heavy');
  if (offset + size + END_BYTES !== kept.size) return refuseFile('file_hides');
  const entries = entriesIn(await kept.read(offset, size), count) ?? refuseFile('file_broken');
  if (entries.reduce((sum, e) => sum + e.size, 0) > ZIP_BUDGET.unpacked) return refuseFile('file_heavy');
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size !== entries.length || entries.some(({ name }) => leadsOut(name))) refuseFile('file_broken');
  requireSeamless(entries, offset);
  return entries;
}

function entriesIn(directory: Buffer, count: number): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return undefined;
    const method = directory.readUInt16LE(at + 10);
    const isLocked = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (isLocked || (method !== 0 && method !== 8)) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place));
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + name!),
      method,
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + name! + extra! + comment!;
  }
  return at === directory.length ? entries : undefined;
}

const leadsOut = (name: string) => /^\/|\\|\0|(?:^|\/)\.\.(?:\/|$)|:/.test(name);

/** Entries that overlap unpack to far more than they take; what lies between them is listed nowhere. */
function requireSeamless(entries: readonly ZipEntry[], directory: number): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) refuseFile('file_heavy');
    if (entry.offset - end > (end ? MOST_BETWEEN : 0)) refuseFile('file_hides');
    end = entry.offset + HEAD_BYTES + Buffer.byteLength(entry.name) + entry.packed;
  }
  if (end > directory) refuseFile('file_broken');
  if (directory - end > MOST_BETWEEN) refuseFile('file_hides');
}

const AT_ONCE = 256 * 1024;
const SMALLEST = 1024;

/** Unpacks an entry no further than the size it names. @returns its beginning; undefined where it lied, or is damaged */
export async function unpacked(kept: KeptBytes, entry: ZipEntry, keep: number): Promise<Buffer | undefined> {
  const head = await kept.read(entry.offset, HEAD_BYTES);
  if (head.length < HEAD_BYTES || head.readUInt32LE(0) !== 0x04034b50) return undefined;
  const from = entry.offset + HEAD_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (from + entry.packed > kept.size) return undefined;
  if (entry.method === 0) {
    return entry.packed === entry.size ? kept.read(from, Math.min(keep, entry.size)) : undefined;
  }
  // Many small entries would each take room for a large one.
  const inflate = createInflateRaw({ chunkSize: Math.min(AT_ONCE, Math.max(SMALLEST, entry.size + 1)) });
  const feed = async () => {
    for (let at = 0; at < entry.packed && !inflate.destroyed; at += AT_ONCE) {
      const chunk = await kept.read(from + at, Math.min(AT_ONCE, entry.packed - at));
      if (!inflate.write(chunk))
        await new Promise((drained) => inflate.once('drain', drained).once('close', drained));
    }
    inflate.end();
  };
  const fed = feed().catch((error: Error) => void inflate.destroy(error));
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      if (size < keep) parts.push(chunk.subarray(0, keep - size));
      size += chunk.length;
      if (size > entry.size) return undefined;
    }
  } catch {
    return undefined;
  } finally {
    inflate.destroy();
    await fed;
  }
  return size === entry.size ? Buffer.concat(parts) : undefined;
}

/**
 * Whether an archive's reader would find one in it, whatever it begins with: those look for a directory near the end.
 * Four bytes alone are there by chance in a large file; a directory where they say is not, nor are very many of them.
 */
export async function opensAsArchive(kept: KeptBytes): Promise<boolean> {
  const from = Math.max(0, kept.size - LONGEST_COMMENT - END_BYTES);
  const tail = await kept.read(from, kept.size - from);
  let looked = 0;
  for (let at = tail.lastIndexOf(END_MARK); at >= 0; at = at ? tail.lastIndexOf(END_MARK, at - 1) : -1) {
    if (at + END_BYTES > tail.length || tail.readUInt16LE(at + 10) === 0) continue;
    if (++looked > MOST_ENDS) return true;
    const directory = await kept.read(from + at - tail.readUInt32LE(at + 12), 4);
    if (directory.length === 4 && directory.readUInt32LE(0) === 0x02014b50) return true;
  }
  return false;
}
