/** A column of an export: what stands at its head, how wide, and what of a row stands in it. */
import type { JobContext } from '../jobs/job-worker.js';
import type { TableCell, TableSource } from '../sheets/table-source.js';
import { inLang, type Lang, type Word } from '../protocol/lang.js';
import { onTheWall } from '../protocol/time/local-day.js';

export interface ExportColumn<Row> {
  heading: Word;
  /** In characters. */
  width: number;
  date?: boolean;
  of(row: Row, context: JobContext): TableCell;
}
export const columnHeaders = <Row>(
  columns: readonly ExportColumn<Row>[],
  lang: Lang,
): TableSource['columns'] =>
  columns.map(({ heading, width, date }) => ({
    heading: inLang(heading, lang),
    width,
    ...(date && { date }),
  }));

/** Of a moment that may not be: as it was on the wall. */
export const wallCell = (instant: string | undefined): TableCell =>
  instant === undefined ? null : onTheWall(Date.parse(instant));

export const FETCH_SIZE = 1000;
/** Row after row, a page at a time, each page from where the last one ended. */
export async function* rowCells<Row>(
  context: JobContext,
  columns: readonly ExportColumn<Row>[],
  pageAfter: (last: Row | undefined) => Promise<Row[]>,
): AsyncGenerator<TableCell[]> {
  let last: Row | undefined;
  do {
    const page: Row[] = await pageAfter(last);
    for (const row of page) yield columns.map((column) => column.of(row, context));
    last = page.length === FETCH_SIZE ? page.at(-1) : undefined;
  } while (last);
}
