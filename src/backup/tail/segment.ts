/**
 * A segment of the tail: of what was committed within a few seconds the newest of each page. It is sealed for its
 * generation and its number, so that none can be left out in the middle, put elsewhere or brought from another hub.
 */
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { nextTurn } from '../../kernel/clock.js';
import { CHUNK_BYTES, HEAD_BYTES, TAG_BYTES } from '../../kernel/seal/chunk-cipher.js';
import type { Seal } from '../../kernel/seal/seal.js';
import type { LogPosition } from './log-reader.js';

const Sums = z.object({ a: z.number(), b: z.number() });
const Position = z.object({
  salt1: z.number(),
  salt2: z.number(),
  frames: z.number(),
  sums: Sums,
  mayBeginAnew: z.boolean(),
});
const SegmentHead = z.object({
  /** When it was sealed: what was committed before is in it or in those before it. */
  at: z.number(),
  pageSize: z.number(),
  /** Pages of the database. */
  size: z.number(),
  pages: z.number(),
  /** Up to where the log was read. */
  to: Position,
});
export type SegmentHead = z.infer<typeof SegmentHead>;
export interface Segment extends Omit<SegmentHead, 'pages'> {
  to: LogPosition;
  pages: ReadonlyMap<number, Uint8Array>;
}

const LENGTH = 4;
const placeOf = (generation: string, number: number) => `tail:${generation}:${number}`;

export async function sealSegment(
  seal: Pick<Seal, 'sealFile'>,
  generation: string,
  number: number,
  { pages, ...rest }: Segment,
): Promise<Buffer> {
  const head = Buffer.from(JSON.stringify({ ...rest, pages: pages.size } satisfies SegmentHead));
  const parts: Uint8Array[] = [wordOf(head.length), head];
  for (const [page, bytes] of pages) parts.push(wordOf(page), bytes);
  const packed = await promisify(zstdCompress)(Buffer.concat(parts), {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  });
  const { head: sealHead, cipher } = seal.sealFile(placeOf(generation, number));
  const sealed: Buffer[] = [sealHead];
  for (let at = 0, index = 0; at === 0 || at < packed.length; at += CHUNK_BYTES, index++) {
    sealed.push(cipher.seal(index, at + CHUNK_BYTES >= packed.length, packed.subarray(at, at + CHUNK_BYTES)));
    await nextTurn();
  }
  return Buffer.concat(sealed);
}

/** @throws Error where it is not what was sealed as this one */
export async function openSegment(
  seal: Pick<Seal, 'openFile'>,
  generation: string,
  number: number,
  sealed: Buffer,
): Promise<Segment> {
  const cipher = seal.openFile(placeOf(generation, number), sealed.subarray(0, HEAD_BYTES));
  const chunks: Buffer[] = [];
  const body = sealed.subarray(HEAD_BYTES);
  const each = CHUNK_BYTES + TAG_BYTES;
  for (let at = 0, index = 0; at === 0 || at < body.length; at += each, index++)
    chunks.push(cipher.open(index, at + each >= body.length, body.subarray(at, at + each)));
  const plain = await promisify(zstdDecompress)(Buffer.concat(chunks));
  const length = plain.readUInt32BE(0);
  const { pages: count, ...head } = SegmentHead.parse(
    JSON.parse(plain.toString('utf8', LENGTH, LENGTH + length)),
  );
  const pages = new Map<number, Uint8Array>();
  for (let n = 0, at = LENGTH + length; n < count; n++, at += LENGTH + head.pageSize)
    pages.set(plain.readUInt32BE(at), plain.subarray(at + LENGTH, at + LENGTH + head.pageSize));
  return { ...head, pages };
}

function wordOf(value: number): Buffer {
  const word = Buffer.alloc(LENGTH);
  word.writeUInt32BE(value);
  return word;
}
