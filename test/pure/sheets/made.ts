/** Workbooks as no program of the office writes them. */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';

const HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
const SHEET = 'xl/worksheets/sheet1.xml';
const LOCAL = { signature: 0x04034b50, fixed: 30, method: 8, nameLength: 26 };
const CENTRAL = { signature: 0x02014b50, fixed: 46, method: 10, nameLength: 28 };
const DEFLATED = 8;

interface Packed {
  bytes: Uint8Array;
  size: number;
  crc: number;
}
const packed = (part: Uint8Array): Packed => ({
  bytes: deflateRawSync(part, { level: 9 }),
  size: part.length,
  crc: crc32(part),
});
/** Packed by Node itself, in a fraction of the time: stored as it is, then called what it is. */
function zipOf(parts: Record<string, Packed>): Uint8Array {
  const stored = Object.entries(parts).map(([name, { bytes }]) => [name, bytes] as const);
  const zip = zipSync(Object.fromEntries(stored), { level: 0 });
  for (const header of [LOCAL, CENTRAL])
    for (const { view, name } of headersIn(zip, header)) {
      const part = parts[name];
      if (!part) continue;
      view.setUint16(header.method, DEFLATED, true);
      view.setUint32(header.method + 6, part.crc, true);
      view.setUint32(header.method + 14, part.size, true);
    }
  return zip;
}
function* headersIn(zip: Uint8Array, { signature, fixed, nameLength }: typeof LOCAL) {
  const whole = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + fixed < zip.length; at++) {
    if (whole.getUint32(at, true) !== signature) continue;
    const view = new DataView(zip.buffer, zip.byteOffset + at);
    const from = at + fixed;
    const name = new TextDecoder().decode(zip.subarray(from, from + view.getUint16(nameLength, true)));
    yield { view, name };
  }
}

/** A workbook of one sheet, with parts put in the place of its own. */
export async function workbookWith(parts: Record<string, string | Uint8Array | Packed>): Promise<Uint8Array> {
  const whole = unzipSync(await writeXlsx({ sheets: [{ name: '表', rows: [['一']] }] }));
  const all = Object.entries({ ...whole, ...parts }).map(([name, part]) => [
    name,
    typeof part === 'string' ? packed(strToU8(part)) : 'crc' in part ? part : packed(part),
  ]);
  return zipOf(Object.fromEntries(all) as Record<string, Packed>);
}
/** A sheet of these rows, as they stand in its XML, with what comes behind them. */
export const sheetOf = (rows: string, behind = ''): Promise<Uint8Array> =>
  workbookWith({ [SHEET]: `${HEAD}<sheetData>${rows}</sheetData>${behind}</worksheet>` });

export const cell = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** 4,999 rows of one cell each, in the last column there is: four million empty places a row of ink. */
export const wideBomb = (): Promise<Uint8Array> =>
  sheetOf(
    Array.from({ length: 4999 }, (_, i) => `<row r="${i + 1}">${cell(`XFD${i + 1}`, 'a')}</row>`).join(''),
  );
/** 800,000 texts that no cell asks for. */
export const stringsBomb = (): Promise<Uint8Array> =>
  workbookWith({
    'xl/sharedStrings.xml': `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${'<si><t>a</t></si>'.repeat(800_000)}</sst>`,
  });
const MEGABYTE = 1024 * 1024;
/** Six hundred kilobytes that unpack to six hundred megabytes: one packed megabyte again and again, and an end. */
export async function packedBomb(megabytes = 600): Promise<Uint8Array> {
  const nothing = new Uint8Array(MEGABYTE);
  const one = deflateRawSync(nothing, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(new Uint8Array());
  let crc = 0;
  for (let i = 0; i < megabytes; i++) crc = crc32(nothing, crc);
  const bytes = Buffer.concat([...Array.from({ length: megabytes }, () => one), end]);
  return workbookWith({ [SHEET]: { bytes, size: megabytes * MEGABYTE, crc } });
}

/** The same file, whose list of what is inside says that the sheet is this long. */
export function saying(bytes: Uint8Array, size: number): Uint8Array {
  const lied = Uint8Array.from(bytes);
  for (const { view, name } of headersIn(lied, CENTRAL)) if (name === SHEET) view.setUint32(24, size, true);
  return lied;
}
