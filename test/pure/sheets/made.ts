/** Workbooks as no program of the office writes them. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';

const HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook of one sheet, with parts put in the place of its own. */
export async function workbookWith(parts: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const whole = unzipSync(await writeXlsx({ sheets: [{ name: '表', rows: [['一']] }] }));
  const put = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ]);
  return zipSync({ ...whole, ...(Object.fromEntries(put) as Record<string, Uint8Array>) }, { level: 9 });
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
/** Six hundred kilobytes that unpack to six hundred megabytes. */
export async function packedBomb(megabytes = 600): Promise<Uint8Array> {
  const whole = await workbookWith({});
  return zipSync({ ...unzipSync(whole), [SHEET]: new Uint8Array(megabytes * MEGABYTE) }, { level: 9 });
}

/** The same file, whose list of what is inside says that the sheet is this long. */
export function saying(bytes: Uint8Array, size: number): Uint8Array {
  const lied = Uint8Array.from(bytes);
  const view = new DataView(lied.buffer);
  for (let at = 0; at + 46 < lied.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(lied.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (name === SHEET) view.setUint32(at + 24, size, true);
  }
  return lied;
}
