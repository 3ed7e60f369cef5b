/** Documents as their programs write them, small, and archives that are none. */
import { deflateRawSync } from 'node:zlib';
import { zipSync, type Zippable } from 'fflate';

const text = (said: string) => new TextEncoder().encode(said);
const OOXML = 'application/vnd.openxmlformats-officedocument.';
const MAIN = {
  docx: { part: 'word/document.xml', type: `${OOXML}wordprocessingml.document.main+xml` },
  xlsx: { part: 'xl/workbook.xml', type: `${OOXML}spreadsheetml.sheet.main+xml` },
  pptx: { part: 'ppt/presentation.xml', type: `${OOXML}presentationml.presentation.main+xml` },
} as const;

export function office(
  ending: keyof typeof MAIN,
  more: Zippable = {},
  type: string = MAIN[ending].type,
): Buffer {
  const { part } = MAIN[ending];
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    `<Override PartName="/${part}" ContentType="${type}"/></Types>`;
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': text(types),
      '_rels/.rels': text('<Relationships/>'),
      [part]: text('<document>证明材料</document>'),
      ...more,
    }),
  );
}
export const ofd = (): Buffer =>
  Buffer.from(
    zipSync({
      'OFD.xml': text(
        '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.1"></ofd:OFD>',
      ),
      'Doc_0/Document.xml': text('<ofd:Document/>'),
    }),
  );

export function pdf(inside = ''): Buffer {
  const body = `%PDF-1.4\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\n`;
  return Buffer.from(
    `${body}xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

/** As Word and Excel wrote them before 2007: a folder of streams, and their table. */
export function compound(...streams: string[]): Buffer {
  const sectors = Buffer.alloc(512 * (2 + Math.ceil((streams.length + 1) / 4)), 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(sectors);
  sectors.writeUInt16LE(9, 30);
  sectors.writeUInt32LE(1, 48);
  sectors.writeUInt32LE(0, 76);
  const folder = sectors.subarray(1024).fill(0);
  const named = ['Root Entry', ...streams];
  named.forEach((name, n) => {
    folder.write(name, 128 * n, 'utf16le');
    folder.writeUInt16LE(2 * name.length + 2, 128 * n + 64);
    folder[128 * n + 66] = n ? 2 : 5;
  });
  const last = folder.length / 512;
  for (let n = 1; n <= last; n++) sectors.writeUInt32LE(n === last ? 0xfffffffe : n + 1, 512 + 4 * n);
  return sectors;
}

/** An archive whose directory says that its one entry is small, and which unpacks to much. */
export function lyingArchive(name: string, bytes: number, said: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(bytes));
  const [head, entry, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)];
  head.writeUInt32LE(0x04034b50, 0);
  entry.writeUInt32LE(0x02014b50, 0);
  for (const [part, shift] of [
    [head, 0],
    [entry, 2],
  ] as const) {
    part.writeUInt16LE(8, 8 + shift);
    part.writeUInt32LE(packed.length, 18 + shift);
    part.writeUInt32LE(said, 22 + shift);
    part.writeUInt16LE(name.length, 26 + shift);
  }
  const before = 30 + name.length + packed.length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(before, 16);
  return Buffer.concat([head, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}
