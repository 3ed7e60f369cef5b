/** A column of an export: what stands at its head, how wide, and what of a row stands in it. */
import type { JobContext } from '../jobs/work.js';
import type { Lang } from '../kernel/refusal/refusal.js';
import type { Cell, Long } from '../sheets/long.js';
import { inLang, type Both } from './words.js';

export interface Column<Row> {
  heading: Both;
  /** In characters. */
  width: number;
  date?: boolean;
  of(row: Row, context: JobContext): Cell;
}
export const headed = <Row>(columns: readonly Column<Row>[], lang: Lang): Long['columns'] =>
  columns.map(({ heading, width, date }) => ({
    heading: inLang(heading, lang),
    width,
    ...(date && { date }),
  }));

export const FETCHED = 1000;
/** Row after row, a page at a time, each page from where the last one ended. */
export async function* cells<Row>(
  context: JobContext,
  columns: readonly Column<Row>[],
  pageAfter: (last: Row | undefined) => Promise<Row[]>,
): AsyncGenerator<Cell[]> {
  let last: Row | undefined;
  do {
    const page: Row[] = await pageAfter(last);
    for (const row of page) yield columns.map((column) => column.of(row, context));
    last = page.length === FETCHED ? page.at(-1) : undefined;
  } while (last);
}
