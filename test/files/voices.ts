/** Voice notes as browsers record them: the boxes without the sound. */
const u16 = (n: number) => Buffer.from([n >> 8, n & 0xff]);
const u32 = (n: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n >>> 0);
  return bytes;
};
const box = (type: string, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
};
const SCALE = 1000;
const zero = (n: number) => Buffer.alloc(n);

interface Said {
  handler?: string;
  codec?: string;
  /** Samples of the head, each so many milliseconds long. */
  samples?: number;
  each?: number;
}
const track = ({ handler = 'soun', codec = 'mp4a', samples = 0, each = 20 }: Said) =>
  box(
    'trak',
    box('tkhd', zero(12), u32(1), zero(68)),
    box(
      'mdia',
      box('mdhd', zero(12), u32(SCALE), u32(0), zero(4)),
      box('hdlr', zero(8), Buffer.from(handler), zero(13)),
      box(
        'minf',
        box(
          'stbl',
          box('stsd', zero(4), u32(1), box(codec, zero(28))),
          box('stts', zero(4), u32(samples ? 1 : 0), ...(samples ? [u32(samples), u32(each)] : [])),
        ),
      ),
    ),
  );
const ftyp = () => box('ftyp', Buffer.from('isom'), zero(4), Buffer.from('isommp41'));

/** In one piece, as Safari writes it. */
export const mp4 = (said: Said = { samples: 100 }): Buffer =>
  Buffer.concat([ftyp(), box('moov', box('mvhd', zero(100)), track(said)), box('mdat', zero(500))]);

/** In pieces of a second, as Chromium writes it; its head says nothing of how long it is. */
export function mp4InPieces(seconds: number): Buffer {
  const moov = box(
    'moov',
    box('mvhd', zero(100)),
    track({ codec: 'Opus' }),
    box('mvex', box('trex', zero(4), u32(1), u32(1), u32(20), zero(8))),
  );
  const piece = () => [
    box(
      'moof',
      box('mfhd', zero(8)),
      box('traf', box('tfhd', u32(0x020000), u32(1)), box('trun', u32(0), u32(50))),
    ),
    box('mdat', zero(100)),
  ];
  return Buffer.concat([ftyp(), moov, ...Array.from({ length: seconds }, piece).flat()]);
}

const element = (id: string, body: Uint8Array, known = true): Buffer =>
  Buffer.concat([
    Buffer.from(id, 'hex'),
    known
      ? Buffer.concat([Buffer.from([0x10]), u32(body.length).subarray(1)])
      : Buffer.from('01ffffffffffffff', 'hex'),
    body,
  ]);

/** A cluster a second, none of known length, as Chromium writes it. */
export function webm(seconds: number, { type = 2, codec = 'A_OPUS', docType = 'webm' } = {}): Buffer {
  const cluster = (n: number) =>
    element(
      '1f43b675',
      Buffer.concat([
        element('e7', u32(n * 1000)),
        ...Array.from({ length: 50 }, (_, i) =>
          element('a3', Buffer.concat([Buffer.from([0x81]), u16(i * 20), zero(21)])),
        ),
      ]),
      false,
    );
  const tracks = element(
    '1654ae6b',
    element('ae', Buffer.concat([element('83', Buffer.from([type])), element('86', Buffer.from(codec))])),
  );
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from(docType))),
    element(
      '18538067',
      Buffer.concat([
        element('1549a966', element('2ad7b1', u32(1_000_000))),
        tracks,
        ...Array.from({ length: seconds }, (_, n) => cluster(n)),
      ]),
      false,
    ),
  ]);
}
