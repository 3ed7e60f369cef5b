/** An exported file: what stands above the rows, and its two forms. */
import type { JobContext, JobFile } from '../jobs/job-worker.js';
import { writeCsv } from '../sheets/write-csv.js';
import type { TableCell, TableSource } from '../sheets/table-source.js';
import { writeLongWorkbook } from '../sheets/write-workbook.js';
import { localDay, onTheWall } from '../protocol/time/local-day.js';
import { label } from './export-labels.js';

export const FORMATS = ['xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
const TYPES: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
const TELL_EVERY = 500;

export interface ExportTotal {
  name: string;
  value: number | string | null;
  /** What it counts. */
  means: string;
}
export interface ExportedFile {
  title: string;
  /** Nothing stands above the header: another program takes the file over as it is. */
  bare?: boolean;
  filter: string;
  /** How many rows there will be, from the same reading. */
  count: number;
  totals: readonly ExportTotal[];
  remarks: readonly string[];
  columns: TableSource['columns'];
  rows: AsyncIterable<TableCell[]>;
}

/** Writes it, and fails rather than leave out a row. */
export async function writeExport(
  context: JobContext,
  format: Format,
  exported: ExportedFile,
): Promise<JobFile> {
  const { lang, directory, actor, clock } = context;
  const { title, filter, count, totals, remarks, columns } = exported;
  const say = (name: Parameters<typeof label>[0]) => label(name, lang);
  const now = clock.now();
  let written = 0;
  async function* counted(): AsyncGenerator<TableCell[]> {
    for await (const row of exported.rows) {
      written += 1;
      if (written % TELL_EVERY === 0) context.progress(written, count);
      yield row;
    }
  }
  const table: TableSource = {
    name: title,
    notes: exported.bare
      ? []
      : [
          [title],
          [say('unit'), directory.unit(actor.unitId)?.name ?? ''],
          [say('filter'), filter || say('all')],
          [say('madeAt'), onTheWall(now).toISOString().slice(0, 16).replace('T', ' ')],
          [say('madeBy'), actor.name],
          [say('rows'), count, say('rowsMean')],
          ...totals.map(({ name, value, means }) => [name, value, means]),
          ...remarks.map((remark) => [say('guarded'), remark]),
        ],
    columns,
    rows: counted(),
  };
  context.progress(0, count);
  await (format === 'xlsx' ? writeLongWorkbook : writeCsv)(context.path, table);
  if (written !== count) throw new Error(`${written} rows were written, ${count} were counted`);
  return { name: `${title}_${localDay(now)}.${format}`, type: TYPES[format] };
}
