/** What a file is, by its bytes alone. Nothing here writes, and nothing here is trusted. */
import { describe, expect, test } from '@jest/globals';
import { Document, Packer, Paragraph } from 'docx';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { writeWorkbook } from '../../../src/sheets/write-workbook.js';
import { inMemory } from '../../../src/files/kinds/kept-bytes.js';
import { HEAD_BYTES, lookAt, type ToldFile } from '../../../src/files/kinds/kind-probe.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { compound, lyingArchive, ofd, office, pdf } from '../../files/documents.js';
import { mp4, mp4InPieces, webm } from '../../files/voices.js';
import { picture } from '../../files/pictures.js';

const FIVE_MINUTES = 300;
/** As it is looked at on its way in, cut into pieces. */
async function told(bytes: Buffer, piece = 1000): Promise<ToldFile> {
  const look = await lookAt(bytes.subarray(0, Math.max(HEAD_BYTES, piece)), FIVE_MINUTES);
  look.push(bytes.subarray(0, Math.max(HEAD_BYTES, piece)));
  for (let at = Math.max(HEAD_BYTES, piece); at < bytes.length; at += piece)
    look.push(bytes.subarray(at, at + piece));
  return look.end(inMemory(bytes));
}
const outcome = async (bytes: Buffer): Promise<string> => {
  try {
    return (await told(bytes)).type;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = error.details.fields!['file']!;
    return typeof said === 'string' ? said : said.sentence;
  }
};
const text = (said: string) => Buffer.from(said);
/** Each says that it has an entry, in a directory that is not there. */
const endsOfArchives = (count: number) =>
  `PK\u0005\u0006${'\0'.repeat(6)}\u0001\0\u0001\0\0\0${'\0'.repeat(6)}`.repeat(count);
const inside = (said: string) => new TextEncoder().encode(said);
const OOXML = 'application/vnd.openxmlformats-officedocument.';

describe('documents', () => {
  test.each<[string, Buffer, string]>([
    ['a PDF', pdf(), 'application/pdf'],
    [
      'a PDF that calls out, which only its own program would do',
      pdf('/OpenAction << /S /URI /URI (http://a.b) >>'),
      'application/pdf',
    ],
    ['Word', office('docx'), `${OOXML}wordprocessingml.document`],
    ['Excel', office('xlsx'), `${OOXML}spreadsheetml.sheet`],
    ['PowerPoint', office('pptx'), `${OOXML}presentationml.presentation`],
    ['OFD', ofd(), 'application/ofd'],
    ['old Word', compound('WordDocument', '1Table'), 'application/msword'],
    ['old Excel', compound('Workbook'), 'application/vnd.ms-excel'],
    ['text', text('李阿姨的情况\n一、房屋漏水 a < b\r\n\t二、已联系物业'), 'text/plain'],
  ])('%s', async (_, bytes, type) => {
    expect(await outcome(bytes)).toBe(type);
  });
  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'file_empty'],
    [
      'sound in a WebM with far more pieces than sound has',
      Buffer.concat([webm(2), Buffer.from('ec80'.repeat(200_000), 'hex')]),
      'file_broken',
    ],
    [
      'sound in an MP4 with far more pieces than sound has',
      Buffer.concat([mp4(), Buffer.from('0000000866726565'.repeat(200_000), 'hex')]),
      'file_broken',
    ],
    ['a PDF with ends of archives all through it', pdf(endsOfArchives(60)), 'file_hides'],
    [
      'sound that breaks off where a length is said',
      Buffer.concat([mp4().subarray(0, mp4().readUInt32BE(0)), Buffer.from('000000016d64617400', 'hex')]),
      'file_broken',
    ],
    ['a PDF behind something else', Buffer.concat([text('a letter\n'), pdf()]), 'file_broken'],
    ['a PDF with an archive behind it', Buffer.concat([pdf(), office('docx')]), 'file_hides'],
    [
      'a PDF with an archive whose remark ends as a PDF does',
      withRemark(
        Buffer.concat([pdf(), Buffer.from(zipSync({ 'a.exe': inside('MZ') }))]),
        pdf().subarray(-30),
      ),
      'file_hides',
    ],
    ['half a PDF', pdf().subarray(0, 60), 'file_broken'],
    [
      'a PDF whose table is elsewhere',
      text(
        pdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n9'),
      ),
      'application/pdf',
    ],
    [
      'a PDF whose table is nowhere',
      text(
        pdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n999999'),
      ),
      'file_broken',
    ],
    ['an archive', Buffer.from(zipSync({ 'a.txt': inside('a') })), 'file_kind'],
    [
      'an archive that calls itself a document',
      Buffer.from(zipSync({ '[Content_Types].xml': inside('<Types/>') })),
      'file_kind',
    ],
    ['Word with a program beside', office('docx', { 'word/run.exe': inside('MZ') }), 'file_hides'],
    ['Word with something of another house', office('docx', { 'evil/a.xml': inside('<a/>') }), 'file_hides'],
    ['Word with macros', office('docx', { 'word/vbaProject.bin': inside('x') }), 'file_macros'],
    [
      'Word that says it has macros',
      office('docx', {}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      'file_macros',
    ],
    [
      'Word that leads out of its folder',
      office('docx', { 'word/../../a.xml': inside('<a/>') }),
      'file_broken',
    ],
    ['Word with something before it', Buffer.concat([text('PK\u0003\u0004'), office('docx')]), 'file_hides'],
    ['Word with something behind it', Buffer.concat([office('docx'), text('<script>')]), 'file_broken'],
    ['half of Word', office('docx').subarray(0, 200), 'file_broken'],
    [
      'a bomb that says what it is',
      office('docx', { 'word/a.xml': new Uint8Array(210 * 1024 * 1024) }),
      'file_heavy',
    ],
    ['a bomb that lies', lyingArchive('OFD.xml', 50 * 1024 * 1024, 100), 'file_kind'],
    ['an archive of too many', office('docx', many(4100)), 'file_heavy'],
    ['old Word with macros', compound('WordDocument', 'Macros', 'VBA'), 'file_macros'],
    ['old Word with a program within', compound('WordDocument', '\u0001Ole10Native'), 'file_hides'],
    ['an installer', compound('Installer'), 'file_kind'],
    ['an old file whose table runs in a circle', inCircle(), 'file_broken'],
    [
      'a drawing with a script',
      text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'file_markup',
    ],
    ['a page', text('<!doctype html><p>a'), 'file_markup'],
    ['a page under many words', text('字'.repeat(9000) + '<iframe src=//a.b>'), 'file_markup'],
    ['a shell script', text('#!/bin/sh\nrm -rf /'), 'file_markup'],
    ['rich text', text('{\\rtf1 a}'), 'file_kind'],
    ['text with a zero in it', text('a\0b'), 'file_kind'],
    ['text in GBK', Buffer.from('c4e3bac3c4e3bac3', 'hex'), 'file_encoding'],
    ['a program', Buffer.concat([text('MZ'), Buffer.alloc(600)]), 'file_kind'],
    [
      'a program of Linux',
      Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(600)]),
      'file_kind',
    ],
    [
      'an archive of another kind',
      Buffer.concat([Buffer.from('377abcaf271c', 'hex'), Buffer.alloc(600)]),
      'file_kind',
    ],
  ])('%s is told what it is, or refused', async (_, bytes, sentence) => {
    expect(await outcome(bytes)).toBe(sentence);
  });
});

test('documents as the programs write them that we have', async () => {
  const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('李阿姨')] }] }));
  expect(await outcome(word)).toBe(`${OOXML}wordprocessingml.document`);
  const sheet = await writeWorkbook({ name: '表', header: ['一'], widths: [9], rows: [['二']] });
  expect(await outcome(Buffer.from(sheet))).toBe(`${OOXML}spreadsheetml.sheet`);
  const paper = new PDFDocument();
  paper.text('paper').end();
  expect(await outcome(Buffer.concat(await paper.toArray()))).toBe('application/pdf');
});

describe('voice notes', () => {
  test.each<[string, Buffer, string, number]>([
    ['MP4 in one piece', mp4({ samples: 100, each: 20 }), 'audio/mp4', 2],
    ['MP4 in pieces', mp4InPieces(7), 'audio/mp4', 7],
    ['WebM', webm(4), 'audio/webm', 4],
    ['the longest', mp4InPieces(300), 'audio/mp4', 300],
  ])('%s', async (_, bytes, type, seconds) => {
    expect(await told(bytes, 7)).toEqual({ kind: 'voice', type, seconds });
    expect(await told(bytes, 64 * 1024)).toEqual({ kind: 'voice', type, seconds });
  });
  test.each<[string, Buffer, string]>([
    ['MP4 that is too long', mp4InPieces(304), 'voice_long'],
    ['WebM that is too long', webm(310), 'voice_long'],
    ['MP4 that says it is short and is long', mp4({ samples: 100_000, each: 20 }), 'voice_long'],
    ['a film', mp4({ handler: 'vide', codec: 'avc1', samples: 9 }), 'file_video'],
    ['a film in WebM', webm(2, { type: 1, codec: 'V_VP8' }), 'file_video'],
    ['another codec', mp4({ codec: 'alac', samples: 9 }), 'file_kind'],
    ['Matroska', webm(2, { docType: 'matroska' }), 'file_kind'],
    ['silence of no length', mp4({ samples: 0 }), 'file_broken'],
    ['half of MP4', mp4().subarray(0, 100), 'file_broken'],
    ['ogg', Buffer.concat([text('OggS'), Buffer.alloc(24), text('OpusHead'), Buffer.alloc(60)]), 'file_ogg'],
    ['MP4 with an archive behind it', Buffer.concat([mp4(), box('free', office('docx'))]), 'file_hides'],
  ])('%s is refused', async (_, bytes, sentence) => {
    expect(await outcome(bytes)).toBe(sentence);
  });
});

test('pictures by their first bytes; HEIC with what to do', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'gif'] as const)
    expect(await told(await picture(format))).toEqual({ kind: 'picture', type: 'image/jpeg' });
  for (const format of ['tiff', 'avif'] as const)
    expect(await outcome(await picture(format))).toBe('file_kind');
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    text('ftypheic'),
    Buffer.alloc(4),
    text('mif1heic'),
    Buffer.alloc(400),
  ]);
  expect(await outcome(heic)).toBe('file_heic');
});

/** Whatever comes, the answer is a kind or a refusal: no other error, no endless loop. */
test('any bytes, and any of these with some of their bytes changed', async () => {
  const bases = [pdf(), office('docx'), ofd(), compound('WordDocument'), mp4(), mp4InPieces(3), webm(2)];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bases),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }),
      fc.option(fc.nat()),
      async (base, changes, cut) => {
        const bytes = Buffer.from(base);
        for (const [at, to] of changes) bytes[at % bytes.length] = to;
        await outcome(cut === null ? bytes : bytes.subarray(0, cut % bytes.length));
      },
    ),
    { numRuns: 400 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 6000 }),
      async (bytes) => void (await outcome(Buffer.from(bytes))),
    ),
    { numRuns: 200 },
  );
});

function withRemark(archive: Buffer, remark: Buffer): Buffer {
  const bytes = Buffer.concat([archive, remark]);
  bytes.writeUInt16LE(remark.length, archive.length - 2);
  return bytes;
}
function many(count: number): Record<string, Uint8Array> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`word/${n}.xml`, new Uint8Array(1)]));
}
function inCircle(): Buffer {
  const bytes = compound('WordDocument');
  bytes.writeUInt32LE(1, 512 + 4);
  return bytes;
}
function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
