/**
 * Word and Excel as they were before 2007: a small file system of its own, told by the streams in its folder. What keeps
 * macros is refused, as is whatever cannot be told surely, such as an installer or a locked document.
 */
import type { KeptBytes } from './kept-bytes.js';
import { refuseFile } from './refuse-file.js';

export const COMPOUND_MARK = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const HEAD = 512;
const ENTRY = 128;
const END_OF_CHAIN = 0xfffffffe;
/** Sectors of the folder: 32 KB of names at least. */
const MOST_SECTORS = 256;
const MACROS = new Set(['Macros', 'VBA', '_VBA_PROJECT_CUR', '_VBA_PROJECT', 'dir', 'PROJECT']);
/** Programs packed into a document. */
const PACKED = /Ole10Native|EncryptedPackage/;

/** Its media type. @throws Refusal `invalid` */
export async function compoundFileType(kept: KeptBytes): Promise<string> {
  const names = await streamNames(kept);
  if (!names) return refuseFile('file_broken');
  if (names.some((name) => MACROS.has(name))) refuseFile('file_macros');
  if (names.some((name) => PACKED.test(name))) refuseFile('file_hides');
  const word = names.includes('WordDocument');
  const excel = names.includes('Workbook') || names.includes('Book');
  if (word === excel) return refuseFile('file_kind');
  return word ? 'application/msword' : 'application/vnd.ms-excel';
}

async function streamNames(kept: KeptBytes): Promise<string[] | undefined> {
  const head = await kept.read(0, HEAD);
  if (head.length < HEAD || !head.subarray(0, 8).equals(COMPOUND_MARK)) return undefined;
  const shift = head.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const bytes = 2 ** shift;
  const sector = (n: number, from = 0, length = bytes) => kept.read((n + 1) * bytes + from, length);
  const names: string[] = [];
  let at = head.readUInt32LE(48);
  for (let read = 0; at !== END_OF_CHAIN; read++) {
    if (read === MOST_SECTORS) return undefined;
    const entries = await sector(at);
    if (entries.length < bytes) return undefined;
    for (let place = 0; place < bytes; place += ENTRY) names.push(...nameAt(entries, place));
    // Where the next sector stands is said in a table, and where that table's sectors stand at the head.
    const table = Math.floor(at / (bytes / 4));
    if (table >= 109) return undefined;
    const next = await sector(head.readUInt32LE(76 + 4 * table), (at % (bytes / 4)) * 4, 4);
    if (next.length < 4) return undefined;
    at = next.readUInt32LE(0);
  }
  return names;
}

/** None where the place is not taken. */
function nameAt(entries: Buffer, place: number): string[] {
  const length = entries.readUInt16LE(place + 64);
  const isTaken = entries[place + 66] === 1 || entries[place + 66] === 2;
  return isTaken && length >= 2 && length <= 64
    ? [entries.toString('utf16le', place, place + length - 2)]
    : [];
}
