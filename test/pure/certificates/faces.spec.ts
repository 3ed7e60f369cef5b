import { describe, expect, test } from '@jest/globals';
import { Typefaces } from '../../../src/certificates/pdf/typefaces.js';
import { pngSize } from '../../../src/certificates/pdf/png-size.js';
import { PdfDocument } from '../../../src/certificates/pdf/pdf-document.js';
import { Writable } from 'node:stream';

const faces = await Typefaces.open();

describe('which typeface draws a character', () => {
  test('rare Chinese characters and Tibetan come from a second one; what none has is named once', () => {
    expect(faces.missing('张𠮷、李𡋤、㼆䶮𬭎𪨶 བཀྲ་ཤིས་ Ⅳ·é (1)\n')).toEqual([]);
    expect(faces.missing('孙𰻝𰻝 ᠮᠣᠩ')).toEqual(['𰻝', 'ᠮ', 'ᠣ', 'ᠩ']);
    expect(faces.missing('\u200d\ufe0f\u{e0100}')).toEqual([]);
  });
  test('every character of the blocks that a second face is named for is found in the file it is looked for in', () => {
    for (const [first, last] of [
      [0x3400, 0x4db5],
      [0x20000, 0x2a6d6],
      [0x2a700, 0x2b734],
      [0x2b740, 0x2b81d],
      [0x2b820, 0x2cea1],
      [0x2ceb0, 0x2ebe0],
      [0x2f800, 0x2fa1d],
    ] as const) {
      const all = Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
      const boxes = faces.runs(all.join('')).flatMap(({ face, text }) => {
        const font = face?.font();
        return font ? [...text].filter((c) => !font.hasGlyphForCodePoint(c.codePointAt(0)!)) : [];
      });
      expect(boxes).toEqual([]);
      expect(faces.missing(all.join(''))).toEqual([]);
    }
  });
  test('asking what can be drawn unpacks none of the files of rare Chinese characters', async () => {
    const fresh = await Typefaces.load();
    const rare = Array.from({ length: 40 }, (_, n) => String.fromCodePoint(0x20001 + n * 1024)).join('');
    expect(fresh.missing(`${rare}㐀`)).toEqual([]);
    expect(fresh.runs(rare)).toHaveLength(40);
    expect(fresh.reads).toBe(0);
  });
  test('a few files are held unpacked, however many a text wants', () => {
    const held = Array.from(
      { length: 5 },
      (_, n) => faces.runs(String.fromCodePoint(0x20002 + n * 1024))[0]!.face!,
    );
    const read = (face: (typeof held)[number]) => {
      const before = faces.reads;
      face.font();
      return faces.reads - before;
    };
    for (const face of held) face.font();
    // The last ones are still there; the first gave way.
    expect([read(held[4]!), read(held[1]!), read(held[0]!), read(held[1]!)]).toEqual([0, 0, 1, 0]);
  });
  test('runs say who draws what; a selector that the paper’s face lacks is no box', () => {
    const runs = faces.runs('张𠮷\u{e0100}同志');
    expect(runs.map(({ text, face }) => [text, face === null])).toEqual([
      ['张', true],
      ['𠮷', false],
      ['同志', true],
    ]);
  });
});

describe('mixed text', () => {
  const sheet = new PdfDocument(new Writable({ write: (_chunk, _encoding, done) => done() }), {
    title: '',
    at: 0,
    tagged: false,
    faces,
  });
  sheet.page('portrait');
  test('is as wide as its characters and breaks within its width, also where a word is longer than a line', () => {
    const size = 10;
    expect(sheet.width('张𠮷', { size })).toBeCloseTo(20, 5);
    const one = sheet.height('张𠮷', { size, width: 100 });
    expect(sheet.height('𠮷'.repeat(20), { size, width: 100 })).toBeCloseTo(2 * one, 5);
    expect(sheet.height(`${'a'.repeat(200)}𠮷`, { size, width: 100 })).toBeGreaterThan(5 * one);
    expect(sheet.height('张𠮷\n张𠮷', { size, width: 100 })).toBeCloseTo(2 * one, 5);
  });
});

test('a picture is measured by its header, and what is none or too large is refused', () => {
  const header = (width: number, height: number, length = 60) => {
    const bytes = Buffer.alloc(length);
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
    bytes.write('IHDR', 12, 'latin1');
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };
  expect(pngSize(header(600, 80))).toEqual({ width: 600, height: 80 });
  for (const bad of [
    header(0, 80),
    header(60_000, 80),
    header(600, 60_000),
    header(600, 80, 70_000),
    Buffer.from('名'),
  ])
    expect(pngSize(bad)).toBeUndefined();
});
