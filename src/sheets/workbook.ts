/** The one file that writes XLSX workbooks; read-workbook reads them, in a process of its own. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsx, writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx';
import { asText } from './as-text.js';
import type { Cell, Long } from './long.js';

export interface Sheet {
  name: string;
  header: readonly string[];
  /** As wide as so many characters. */
  widths: readonly number[];
  rows: readonly (readonly string[])[];
}
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
