/** The one file that knows how an XLSX workbook is read and written. */
import { readXlsx, writeXlsx } from 'hucre/xlsx';

export const MOST_ROWS = 5000;
export interface Sheet {
  name: string;
  header: readonly string[];
  /** As wide as so many characters. */
  widths: readonly number[];
  rows: readonly (readonly string[])[];
}
/** A name that begins like a formula stays a name, also where the file is turned into CSV later. */
export const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const asRead = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

export const writeWorkbook = ({ name, header, widths, rows }: Sheet): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name,
        columns: widths.map((width) => ({ width })),
        rows: [[...header], ...rows.map((row) => row.map(asText))],
        freezePane: { rows: 1 },
      },
    ],
  });

/** The first sheet as texts, a date as YYYY-MM-DD; undefined where it is no workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<string[][] | undefined> {
  try {
    const { sheets } = await readXlsx(bytes, { sheets: [0], maxRows: MOST_ROWS + 1 });
    return sheets[0]?.rows.map((row) => row.map(textOf));
  } catch {
    return undefined;
  }
}

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' ? asRead(String(cell).trim()) : '';
};
