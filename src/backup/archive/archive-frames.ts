/**
 * What an archive says, before it is sealed: pieces one after another, each with its kind and its length. What is read
 * was authenticated before, so that a wrong length is our own mistake and never an attacker's.
 */
import type { ByteReader } from '../../file-store/byte-reader.js';

/** M: the manifest · D: a piece of the database · F: a file begins · B: a piece of it · E: the end */
export type FrameKind = 'M' | 'D' | 'F' | 'B' | 'E';
const KINDS = new Set<string>(['M', 'D', 'F', 'B', 'E']);
export const FRAME_HEAD_BYTES = 5;
/** Pieces are at most so long: what reads them holds one at a time. */
export const LONGEST_FRAME = 1024 * 1024;

export interface Frame {
  kind: FrameKind;
  bytes: Buffer;
}

export function* frames(kind: FrameKind, bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at === 0 || at < bytes.length; at += LONGEST_FRAME) {
    const piece = bytes.subarray(at, at + LONGEST_FRAME);
    const head = Buffer.alloc(FRAME_HEAD_BYTES);
    head.write(kind, 0, 'latin1');
    head.writeUInt32BE(piece.length, 1);
    yield head;
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  }
}

export const jsonFrame = (kind: FrameKind, value: unknown): Generator<Buffer> =>
  frames(kind, Buffer.from(JSON.stringify(value)));

/** @throws Error where it is no frame, or a part of one */
export async function readFrame(from: ByteReader): Promise<Frame | undefined> {
  const head = await from.take(FRAME_HEAD_BYTES);
  if (!head.length) return undefined;
  const kind = head.toString('latin1', 0, 1);
  if (head.length < FRAME_HEAD_BYTES || !KINDS.has(kind)) throw new Error('no piece of an archive');
  const length = head.readUInt32BE(1);
  if (length > LONGEST_FRAME) throw new Error('a piece of an archive is too long');
  const bytes = await from.take(length);
  if (bytes.length < length) throw new Error('a piece of an archive was cut off');
  return { kind: kind as FrameKind, bytes };
}
