/** A list of a filter as a file, as its page lists it: of one instant, page after page, sums above it. */
import type { JobContext, JobWorker } from '../jobs/job-worker.js';
import { inLang, type Word } from '../protocol/lang.js';
import type { Param, Queries } from '../store/store.js';
import { columnHeaders, FETCH_SIZE, rowCells, type ExportColumn } from './export-columns.js';
import { writeExport, type ExportTotal, type Format } from './export-file.js';
import { filterText, type FilterTexts } from './filter-text.js';

/** What a job that exports a list is given. */
export interface ListQuestion<Filter> extends Record<string, unknown> {
  format: Format;
  filter: Filter;
}
/** How many of the list there are besides, where it is narrowed so. */
export interface ListTotal<Meant> {
  name: Word;
  narrower: Partial<Meant>;
  /** What it counts. */
  means: Word;
}
/** A list that is kept in rows, and shown as its page shows it. */
export interface ListedRows<Filter, Meant, Row, Shown> {
  name: string;
  title: Word;
  words: FilterTexts<keyof Filter & string>;
  /** What does not stand in the file. */
  remark: Word;
  columns: readonly ExportColumn<Shown>[];
  meant(context: JobContext, filter: Filter): Meant | Promise<Meant>;
  count(read: Queries, unitId: string, meant: Meant): Promise<number>;
  list(
    read: Queries,
    unitId: string,
    meant: Meant,
    page: { after?: readonly Param[] | undefined; most: number },
  ): Promise<Row[]>;
  placeInList(row: Row): readonly Param[];
  /** The rows as this reader sees them, in the same order. */
  shown(context: JobContext): (rows: readonly Row[]) => Promise<readonly Shown[]>;
  totals(meant: Meant, now: number): readonly ListTotal<Meant>[];
}

export function listExport<Filter extends object, Meant, Row, Shown>(
  list: ListedRows<Filter, Meant, Row, Shown>,
): JobWorker<ListQuestion<Filter>> {
  return {
    name: list.name,
    async run(context, { format, filter }) {
      const { store, directory, actor, clock, lang } = context;
      await store.freeze();
      const meant = await list.meant(context, filter);
      const show = list.shown(context);
      const count = (narrower: Partial<Meant>) =>
        list.count(store.read, actor.unitId, { ...meant, ...narrower });
      const totals: ExportTotal[] = [];
      for (const { name, narrower, means } of list.totals(meant, clock.now()))
        totals.push({ name: inLang(name, lang), value: await count(narrower), means: inLang(means, lang) });
      return writeExport(context, format, {
        title: inLang(list.title, lang),
        filter: filterText(list.words, ['', ''], filter, actor, directory),
        count: await count({}),
        totals,
        remarks: [inLang(list.remark, lang)],
        columns: columnHeaders(list.columns, lang),
        rows: rowCells<{ row: Row; shown: Shown }>(
          context,
          list.columns.map((column) => ({ ...column, of: ({ shown }, its) => column.of(shown, its) })),
          async (last) => {
            const after = last && list.placeInList(last.row);
            const rows = await list.list(store.read, actor.unitId, meant, { after, most: FETCH_SIZE });
            const all = await show(rows);
            return rows.map((row, place) => ({ row, shown: all[place]! }));
          },
        ),
      });
    },
  };
}
