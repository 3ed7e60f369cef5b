/** The one file that writes XLSX workbooks; read-workbook reads them, in a process of its own. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TableCell, TableSource } from './table-source.js';
import { xmlText } from './xml-text.js';

export interface WorkbookSheet {
  name: string;
  header: readonly string[];
  /** As wide as so many characters. */
  widths: readonly number[];
  rows: readonly (readonly string[])[];
}

/** Loaded at its first use: the hub starts sooner. */
const library = () => import('hucre/xlsx');
type Library = Awaited<ReturnType<typeof library>>;

/** A text stays a text whatever it begins with: each cell says what it is, and none is a formula. */
const cellOf = (cell: TableCell): TableCell => (typeof cell === 'string' ? xmlText(cell) : cell);

export async function writeWorkbook({ name, header, widths, rows }: WorkbookSheet): Promise<Uint8Array> {
  const xlsx = await library();
  return xlsx.writeXlsx({
    sheets: [
      {
        name,
        columns: widths.map((width) => ({ width })),
        rows: [header, ...rows].map((row) => row.map(cellOf)),
        ...pane(xlsx, 1, widths.length, rows.length),
      },
    ],
  });
}

/** The header stays in sight, and its columns can be filtered. */
const pane = ({ rangeRef }: Library, headerRow: number, width: number, rows: number) => ({
  freezePane: { rows: headerRow },
  ...(rows > 0 && { autoFilter: { range: rangeRef(headerRow - 1, 0, headerRow - 1 + rows, width - 1) } }),
});

const DATE_TIME = 'yyyy-mm-dd hh:mm:ss';
/** So many rows are written at once, with a filter; longer ones as they come, where there is none. */
const AT_ONCE = 10_000;

/** A table of any length. */
export async function writeLongWorkbook(path: string, table: TableSource): Promise<void> {
  const columns = table.columns.map(({ width, date }) => ({ width, ...(date && { numFmt: DATE_TIME }) }));
  const xlsx = await library();
  const above = [...table.notes, ...(table.notes.length ? [[]] : [])];
  const header = table.columns.map(({ heading }) => heading);
  const top = [...above, header].map((row) => row.map(cellOf));
  const rows = table.rows[Symbol.asyncIterator]();
  const first: TableCell[][] = [];
  let more = await rows.next();
  for (; !more.done && first.length < AT_ONCE; more = await rows.next()) first.push(more.value.map(cellOf));
  const { name } = table;
  if (more.done) {
    const sheet = {
      name,
      columns,
      rows: [...top, ...first],
      ...pane(xlsx, top.length, columns.length, first.length),
    };
    return writeFile(path, await xlsx.writeXlsx({ sheets: [sheet] }), { mode: 0o600 });
  }
  async function* rest(from: TableCell[]): AsyncGenerator<TableCell[]> {
    yield from.map(cellOf);
    for (let next = await rows.next(); !next.done; next = await rows.next()) yield next.value.map(cellOf);
  }
  const bytes = xlsx.writeXlsxStream(linesOf(xlsx, top, first, rest(more.value)), {
    name,
    columns,
    freezePane: { rows: top.length },
    repeatHeaders: false,
  });
  await pipeline(Readable.fromWeb(bytes as never), createWriteStream(path, { mode: 0o600 }));
}

/** The header stands again on every sheet that the table overflows to. */
async function* linesOf(
  { XLSX_MAX_ROWS_PER_SHEET }: Library,
  top: readonly TableCell[][],
  first: readonly TableCell[][],
  rest: AsyncIterable<TableCell[]>,
): AsyncGenerator<TableCell[]> {
  yield* top;
  yield* first;
  let line = top.length + first.length;
  for await (const row of rest) {
    if (line % XLSX_MAX_ROWS_PER_SHEET === 0) {
      line += 1;
      yield top.at(-1)!;
    }
    line += 1;
    yield row;
  }
}
