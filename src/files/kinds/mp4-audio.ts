/**
 * Sound in an MP4 as it streams past: only sound, of the kinds that browsers record, and for how long, counted of its
 * samples and not believed of its head. Recorders write it in pieces, each with its own count. Pure.
 * @throws Refusal `invalid` at `file`
 */
import { refuseFile } from './refuse-file.js';
import { MOST_PIECES, type Walk } from './walk.js';

/** A table of five minutes' samples takes a tenth of it. */
const LONGEST_TABLE = 1024 * 1024;
const CODECS = new Set(['mp4a', 'Opus']);

interface Track {
  scale: number;
  /** Of a sample in a piece that says none. */
  usual: number;
  samples: number;
}

/** Seconds. */
export function* mp4Seconds(): Walk<number> {
  const tracks = new Map<number, Track>();
  for (let n = 0; ; n++) {
    const head = yield { take: 8 };
    if (!head.length) break;
    if (head.length < 8 || n > MOST_PIECES) refuseFile('file_broken');
    const type = head.toString('latin1', 4, 8);
    if ((n === 0) !== (type === 'ftyp') || !/^[\w ©-]{4}$/.test(type)) refuseFile('file_broken');
    let rest = head.readUInt32BE(0) - 8;
    // To the end of the file.
    if (rest === -8) rest = Infinity;
    else if (rest === -7) rest = u64(yield { take: 8 }) - 16;
    if (rest < 0) refuseFile('file_broken');
    if (type === 'moov' || type === 'moof') {
      if (rest > LONGEST_TABLE) refuseFile('file_broken');
      const body = yield { take: rest };
      if (body.length < rest) refuseFile('file_broken');
      if (type === 'moov') readTracks(body, tracks);
      else countPiece(body, tracks);
    } else yield { skip: rest };
  }
  if (!tracks.size) refuseFile('file_broken');
  return Math.max(...[...tracks.values()].map(({ samples, scale }) => samples / scale));
}

interface Box {
  type: string;
  body: Buffer;
}
function boxes(bytes: Buffer): Box[] {
  const found: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || at + size > bytes.length) return refuseFile('file_broken');
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, at + size) });
    at += size;
  }
  return found;
}
const inside = (bytes: Buffer, ...path: string[]): Buffer | undefined =>
  path.reduce<Buffer | undefined>(
    (body, type) => body && boxes(body).find((b) => b.type === type)?.body,
    bytes,
  );

function readTracks(moov: Buffer, tracks: Map<number, Track>): void {
  for (const { type, body } of boxes(moov)) if (type === 'trak') readTrack(body, tracks);
  for (const { type, body } of boxes(inside(moov, 'mvex') ?? Buffer.alloc(0))) {
    const track = type === 'trex' ? tracks.get(u32(body, 4)) : undefined;
    if (track) track.usual = u32(body, 12);
  }
}

function readTrack(trak: Buffer, tracks: Map<number, Track>): void {
  const [header, handler, media] = [
    inside(trak, 'tkhd'),
    inside(trak, 'mdia', 'hdlr'),
    inside(trak, 'mdia', 'mdhd'),
  ];
  if (!header || !handler || !media) return refuseFile('file_broken');
  const kind = handler.toString('latin1', 8, 12);
  if (kind === 'vide') refuseFile('file_video');
  const codec = inside(trak, 'mdia', 'minf', 'stbl', 'stsd')?.toString('latin1', 12, 16) ?? '';
  if (kind !== 'soun' || !CODECS.has(codec)) refuseFile('file_kind');
  const scale = u32(media, isLong(media) ? 20 : 12);
  if (!scale) refuseFile('file_broken');
  const times = inside(trak, 'mdia', 'minf', 'stbl', 'stts');
  let samples = 0;
  const rows = times ? u32(times, 4) : 0;
  for (let row = 0; row < rows; row++) samples += u32(times!, 8 + 8 * row) * u32(times!, 12 + 8 * row);
  tracks.set(u32(header, isLong(header) ? 20 : 12), { scale, usual: 0, samples });
}

function countPiece(moof: Buffer, tracks: Map<number, Track>): void {
  for (const { type, body } of boxes(moof)) {
    if (type !== 'traf') continue;
    const head = inside(body, 'tfhd') ?? refuseFile('file_broken');
    const track = tracks.get(u32(head, 4)) ?? refuseFile('file_broken');
    const has = flags(head);
    const usual = has & 0x8 ? u32(head, 8 + (has & 0x1 ? 8 : 0) + (has & 0x2 ? 4 : 0)) : track.usual;
    for (const run of boxes(body)) if (run.type === 'trun') track.samples += lengthOfRun(run.body, usual);
  }
}

function lengthOfRun(run: Buffer, usual: number): number {
  const has = flags(run);
  const count = u32(run, 4);
  if (!(has & 0x100)) return count * usual;
  const row = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => has & flag).length;
  const from = 8 + (has & 0x1 ? 4 : 0) + (has & 0x4 ? 4 : 0);
  if (from + row * count > run.length) return refuseFile('file_broken');
  let sum = 0;
  for (let n = 0; n < count; n++) sum += u32(run, from + n * row);
  return sum;
}

const u32 = (bytes: Buffer, at: number): number =>
  at + 4 <= bytes.length ? bytes.readUInt32BE(at) : refuseFile('file_broken');
const u64 = (bytes: Buffer): number =>
  bytes.length === 8 ? Number(bytes.readBigUInt64BE(0)) : refuseFile('file_broken');
const flags = (bytes: Buffer) => u32(bytes, 0) & 0xffffff;
/** Its instants take eight bytes. */
const isLong = (bytes: Buffer) => bytes[0] === 1;
