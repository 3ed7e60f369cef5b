/** The one file that knows how an XLSX workbook is read and written. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readXlsx, writeXlsx, writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx';
import type { Cell, Long } from './long.js';

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

const DATE_TIME = 'yyyy-mm-dd hh:mm:ss';

/** A table of any length, written as it comes; its header stands again on every sheet that it overflows to. */
export async function writeLongWorkbook(path: string, table: Long): Promise<void> {
  const bytes = writeXlsxStream(linesOf(table), {
    name: table.name,
    columns: table.columns.map(({ width, date }) => ({ width, ...(date && { numFmt: DATE_TIME }) })),
    repeatHeaders: false,
  });
  await pipeline(Readable.fromWeb(bytes as never), createWriteStream(path, { mode: 0o600 }));
}

async function* linesOf({ notes, columns, rows }: Long): AsyncGenerator<Cell[]> {
  const header = columns.map(({ heading }) => asText(heading));
  let line = 0;
  for (const note of [...notes, ...(notes.length ? [[]] : []), header]) {
    line += 1;
    yield note.map(cellOf);
  }
  for await (const row of rows) {
    if (line % XLSX_MAX_ROWS_PER_SHEET === 0) {
      line += 1;
      yield header;
    }
    line += 1;
    yield row.map(cellOf);
  }
}
const cellOf = (cell: Cell): Cell => (typeof cell === 'string' ? asText(cell) : cell);

/** The first sheet as texts, a date as YYYY-MM-DD, a time of day as HH:MM; undefined where it is no workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<string[][] | undefined> {
  try {
    const { sheets } = await readXlsx(bytes, { sheets: [0], maxRows: MOST_ROWS + 1 });
    return sheets[0]?.rows.map((row) => row.map(textOf));
  } catch {
    return undefined;
  }
}

/** A time of day is a date of the year 1899 or 1900 to spreadsheets. */
const dateText = (iso: string) => (iso < '1901' ? iso.slice(11, 16) : iso.slice(0, 10));

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dateText(cell.toISOString());
  return typeof cell === 'string' || typeof cell === 'number' ? asRead(String(cell).trim()) : '';
};
