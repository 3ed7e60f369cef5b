/**
 * Sound in a WebM as it streams past: only sound, of the kinds that browsers record, and for how long, by the times of
 * its blocks: a recorder does not know the length when it writes the head. Pure.
 * @throws Refusal `invalid` at `file`
 */
import { refuseFile } from './refuse-file.js';
import { MOST_PIECES, type Walk } from './walk.js';

const ID = {
  head: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  entry: 0xae,
  trackType: 0x83,
  codec: 0x86,
  cluster: 0x1f43b675,
  at: 0xe7,
  simpleBlock: 0xa3,
  group: 0xa0,
  block: 0xa1,
} as const;
/** Read on inside of them. They may be of unknown length, and nothing needs to know where they end. */
const ENTERED = new Set<number>([ID.segment, ID.cluster, ID.group]);
/** Places of blocks, tags, what is left empty and how blocks are spread. Whatever else there may be is no voice note. */
const PASSED = new Set<number>([
  0x114d9b74, 0x1c53bb6b, 0x1254c367, 0xec, 0xbf, 0xa7, 0xab, 0x9b, 0xfb, 0x75a1, 0x75a2, 0xa4, 0xaf,
]);
const LONGEST_TABLE = 64 * 1024;
const AUDIO = 2;
const CODECS = new Set(['A_OPUS', 'A_VORBIS']);

/** Seconds. */
export function* webmSeconds(): Walk<number> {
  let scale = 1_000_000;
  let cluster = 0;
  let last: number | undefined;
  let knowsTracks = false;
  for (let n = 0; ; n++) {
    const id = yield* idHere();
    if (id === undefined) break;
    if (n > MOST_PIECES) refuseFile('file_broken');
    const size = yield* sizeHere();
    if ((n === 0) !== (id === ID.head)) refuseFile('file_broken');
    if (ENTERED.has(id)) continue;
    if (size === undefined) return refuseFile('file_broken');
    if (id === ID.simpleBlock || id === ID.block) {
      const time = yield* timeOfBlock(size);
      last = Math.max(last ?? 0, cluster + time);
      continue;
    }
    if (PASSED.has(id)) {
      yield { skip: size };
      continue;
    }
    if (size > LONGEST_TABLE) return refuseFile('file_kind');
    const body = yield { take: size };
    if (body.length < size) refuseFile('file_broken');
    if (id === ID.head) requireWebm(body);
    else if (id === ID.info) scale = uint(child(body, ID.scale)) ?? scale;
    else if (id === ID.at) cluster = uint(body) ?? 0;
    else if (id === ID.tracks) {
      requireSound(body);
      knowsTracks = true;
    } else return refuseFile('file_kind');
  }
  if (last === undefined || !knowsTracks) return refuseFile('file_broken');
  return (last * scale) / 1e9;
}

/** undefined at the end of the file. */
function* idHere(): Generator<{ take: number }, number | undefined, Buffer> {
  const [first] = yield { take: 1 };
  if (first === undefined) return undefined;
  const more = Math.clz32(first) - 24;
  if (more > 3) return refuseFile('file_broken');
  const rest = yield { take: more };
  return rest.reduce((id, byte) => id * 256 + byte, first);
}
/** undefined where it is not known. */
function* sizeHere(): Generator<{ take: number }, number | undefined, Buffer> {
  const [first] = yield { take: 1 };
  const more = first === undefined ? 8 : Math.clz32(first) - 24;
  if (more > 7) return refuseFile('file_broken');
  const rest = yield { take: more };
  if (rest.length < more) return refuseFile('file_broken');
  const own = first! & (0x7f >> more);
  const isUnknown = own === 0x7f >> more && rest.every((byte) => byte === 0xff);
  return isUnknown ? undefined : rest.reduce((size, byte) => size * 256 + byte, own);
}
/** From its cluster's on. */
function* timeOfBlock(size: number): Generator<{ take: number } | { skip: number }, number, Buffer> {
  const head = yield { take: Math.min(4, size) };
  // Its track, below 127 in one byte.
  if (head.length < 4 || !(head[0]! & 0x80)) return refuseFile('file_broken');
  yield { skip: size - 4 };
  return head.readInt16BE(1);
}

function* elements(bytes: Buffer): Generator<{ id: number; body: Buffer }> {
  for (let at = 0; at < bytes.length;) {
    const idBytes = Math.clz32(bytes[at]!) - 23;
    const sizeBytes = Math.clz32(bytes[at + idBytes] ?? 0) - 23;
    if (idBytes > 4 || sizeBytes > 8) return refuseFile('file_broken');
    const id = bytes.subarray(at, at + idBytes).reduce((sum, byte) => sum * 256 + byte, 0);
    const [first, ...rest] = bytes.subarray(at + idBytes, at + idBytes + sizeBytes);
    const size = rest.reduce((sum, byte) => sum * 256 + byte, (first ?? 0) & (0xff >> sizeBytes));
    at += idBytes + sizeBytes;
    if (at + size > bytes.length) return refuseFile('file_broken');
    yield { id, body: bytes.subarray(at, at + size) };
    at += size;
  }
}
const child = (bytes: Buffer, id: number): Buffer | undefined =>
  [...elements(bytes)].find((e) => e.id === id)?.body;
const uint = (bytes: Buffer | undefined): number | undefined =>
  bytes && bytes.length <= 6 ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : undefined;
const text = (bytes: Buffer | undefined): string => bytes?.toString('latin1').replace(/\0+$/, '') ?? '';

function requireWebm(head: Buffer): void {
  if (text(child(head, ID.docType)) !== 'webm') refuseFile('file_kind');
}
function requireSound(tracks: Buffer): void {
  const entries = [...elements(tracks)].filter(({ id }) => id === ID.entry);
  if (!entries.length) refuseFile('file_broken');
  for (const { body } of entries) {
    const type = uint(child(body, ID.trackType));
    if (type === 1) refuseFile('file_video');
    if (type !== AUDIO || !CODECS.has(text(child(body, ID.codec)))) refuseFile('file_kind');
  }
}
