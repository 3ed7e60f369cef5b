/** Pictures as cameras make them, and what only says that it is one. */
import { crc32 } from 'node:zlib';
import sharp from 'sharp';

type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif';
export function picture(format: Format, width = 64, height = 48): Promise<Buffer> {
  const drawn = sharp({ create: { width, height, channels: 3, background: '#c33' } });
  return drawn[format]().toBuffer();
}

/** Taken with the telephone turned, and with where it was taken. */
export const photograph = (width = 400, height = 300): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#3c3' } })
    .withExif({
      IFD0: { Make: 'SecretMaker' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 47/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();

/** A few bytes that would take 3.6 GB once decoded. */
export function hugePng(side = 30_000): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', Buffer.from('789c030000000001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
/** A small picture whose head says that it is of 30,000 × 30,000. */
export async function hugeJpeg(side = 30_000): Promise<Buffer> {
  const bytes = await picture('jpeg');
  const frame = bytes.indexOf(Buffer.from('ffc0', 'hex'));
  bytes.writeUInt16BE(side, frame + 5);
  bytes.writeUInt16BE(side, frame + 7);
  return bytes;
}
