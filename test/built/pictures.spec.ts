/** Pictures beside the hub, as it is built: what comes out, what is refused, and what becomes of the process. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { PushedClock, SystemClock } from '../../src/kernel/clock.js';
import { Refusal } from '../../src/kernel/refusal/refusal.js';
import { PictureEncoder } from '../../src/pictures/picture-encoder.js';
import { hugeJpeg, hugePng, photograph, picture } from '../files/pictures.js';

let encoder: PictureEncoder;
let folder: string;
beforeEach(() => {
  encoder = new PictureEncoder(new SystemClock());
  folder = mkdtempSync(join(tmpdir(), 'yihu-pictures-'));
});
afterEach(() => {
  encoder.onApplicationShutdown();
  rmSync(folder, { recursive: true, force: true });
});

async function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
}
const encoded = (bytes: Buffer, by = encoder) =>
  by.encode(inPieces(bytes), 'file', async ({ width, height, bytes: pieces }) => {
    const chunks: Uint8Array[] = [];
    for await (const piece of pieces) chunks.push(piece);
    return { width, height, bytes: Buffer.concat(chunks) };
  });
const outcome = (bytes: Buffer, by = encoder): Promise<string> =>
  encoded(bytes, by).then(
    () => 'encoded',
    (error: Refusal) => String(error.details.fields?.['file'] ?? error.sentence),
  );
const program = (code: string) => {
  const path = join(folder, 'program.mjs');
  writeFileSync(path, code);
  chmodSync(path, 0o755);
  return path;
};

describe('what comes out', () => {
  test('a photograph stands upright and says nothing of where it was taken, by whose telephone, in which colours', async () => {
    const taken = await photograph(400, 300);
    expect(await sharp(taken).metadata()).toMatchObject({
      orientation: 6,
      exif: expect.anything(),
      icc: expect.anything(),
    });
    const { width, height, bytes } = await encoded(taken);
    expect([width, height]).toEqual([300, 400]);
    const { exif, icc, xmp, orientation, format } = await sharp(bytes).metadata();
    expect({ exif, icc, xmp, orientation, format }).toEqual({ format: 'jpeg' });
  });
  test('what hangs on its end is gone, whatever it is', async () => {
    const bytes = Buffer.concat([
      await picture('jpeg'),
      Buffer.from('PK\u0003\u0004<script>alert(1)</script>'),
    ]);
    expect((await encoded(bytes)).bytes.includes('script')).toBe(false);
  });
  test('each kind that is let in becomes a JPEG that every browser shows, no larger than it came or is shown', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'gif'] as const) {
      const { width, height, bytes } = await encoded(await picture(format));
      expect([format, width, height, (await sharp(bytes).metadata()).format]).toEqual([
        format,
        64,
        48,
        'jpeg',
      ]);
    }
    expect(await encoded(await picture('png', 3000, 4000))).toMatchObject({ width: 1920, height: 2560 });
  });
});

describe('what is refused', () => {
  test('900 million pixels, before one is decoded', async () => {
    expect(await outcome(hugePng())).toBe('picture_large');
    expect(await outcome(await hugeJpeg())).toBe('picture_large');
  });
  test('what the library could read and is not let in, and what is damaged; the next one is taken all the same', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>';
    for (const bytes of [
      Buffer.from(svg),
      await picture('tiff'),
      await picture('avif'),
      Buffer.from('P6 1 1 255\nabc'),
      (await photograph()).subarray(0, 900),
      Buffer.from('GIF89a'),
    ])
      expect(await outcome(bytes)).toBe('picture_broken');
    expect(await outcome(await picture('png'))).toBe('encoded');
  });
});

describe('the process', () => {
  test('one that dies costs its own picture and no other', async () => {
    const { entry } = encoder;
    encoder.entry = program("process.on('message', (m) => 'encode' in m && process.exit(1));");
    expect(await outcome(await picture('png'))).toBe('picture_failed');
    encoder.entry = entry;
    expect(await outcome(await picture('png'))).toBe('encoded');
  });
  test('one that hangs is ended, and who waited behind it has their turn', async () => {
    const clock = new PushedClock(0);
    const slow = new PictureEncoder(clock);
    const { entry } = slow;
    let begun: () => void;
    const hanging = new Promise<void>((resolve) => (begun = resolve));
    slow.entry = program("process.on('message', () => undefined);");
    async function* told() {
      yield await picture('png');
      begun();
    }
    const first = slow
      .encode(told(), 'file', async () => 'encoded')
      .catch((error: Refusal) => error.details.fields);
    const second = outcome(await picture('png'), slow);
    await hanging;
    slow.entry = entry;
    await clock.push(40_000);
    expect(await first).toEqual({ file: 'picture_failed' });
    expect(await second).toBe('encoded');
    slow.onApplicationShutdown();
  });
  test('so many wait and no more', async () => {
    const clock = new PushedClock(0);
    const slow = new PictureEncoder(clock);
    slow.entry = program("process.on('message', () => undefined);");
    const one = await picture('png');
    const waiting = Array.from({ length: 21 }, () => outcome(one, slow));
    expect(await outcome(one, slow)).toBe('pictures_busy');
    slow.onApplicationShutdown();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['unavailable']));
  });
});
