/** Long tables as CSV: UTF-8 with BOM for spreadsheet programs, nothing in it a formula. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { TableCell, TableSource } from './table-source.js';

export async function writeCsv(path: string, table: TableSource): Promise<void> {
  const text = stringify({
    bom: true,
    escape_formulas: true,
    // A reason of two lines would end its row: beside a delimiter that is set, this is off.
    quote_record_delimiter: true,
    record_delimiter: 'windows',
    cast: { date: (value) => value.toISOString().slice(0, 19).replace('T', ' ') },
  });
  await pipeline(Readable.from(linesOf(table)), text, createWriteStream(path, { mode: 0o600 }));
}

async function* linesOf({ notes, columns, rows }: TableSource): AsyncGenerator<readonly TableCell[]> {
  yield* notes;
  // A line of one empty cell, since csv-stringify leaves out a line of none.
  if (notes.length) yield [''];
  yield columns.map(({ heading }) => heading);
  yield* rows;
}
