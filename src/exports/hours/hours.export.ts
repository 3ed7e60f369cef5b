/** The lines of the ledger that a filter means, as a file: from one instant, sums beside what they mean. */
import {
  hoursConditions,
  personCondition,
  type HoursCondition,
  type HoursFilter,
} from '../../hours/hours-filter.sql.js';
import type { HoursEntryRow } from '../../ledger/hours.entity.js';
import { readSpan } from '../../kernel/time/query-span.js';
import { entryTable } from '../../ledger/hours-entries.repository.js';
import type { JobContext, JobWorker } from '../../jobs/job-worker.js';
import { rowCells, FETCH_SIZE, columnHeaders } from '../export-columns.js';
import { writeExport, type Format, type ExportTotal } from '../export-file.js';
import { hoursFilterText } from './hours-filter-text.js';
import { EXPORTED_HOURS_COLUMNS } from './hours-columns.js';
import { inLang, type Word } from '../../protocol/lang.js';

export type HoursExportParams = Omit<HoursFilter, 'from' | 'to'> & { from?: string; to?: string };
export interface HoursExport extends Record<string, unknown> {
  format: Format;
  filter: HoursExportParams;
}
export const HOURS_TITLE: Word = ['服务时长', 'Service hours'];

const part = (condition: string) => `coalesce(sum(case when ${condition} then minutes else 0 end), 0)`;
const SUMS: Record<string, { sql: string; name: Word; means: Word }> = {
  lines: {
    sql: 'coalesce(sum(case when reverses is null then 1 else -1 end), 0)',
    name: ['记录条数', 'Lines'],
    means: ['冲回一条减一条', 'a reversal takes one away'],
  },
  minutes: {
    sql: 'coalesce(sum(minutes), 0)',
    name: ['分钟合计', 'Minutes'],
    means: [
      '本表分钟之和，冲回为负数；同一人的时间不重复计',
      'the sum of the minutes below, reversals negative; no time of a person counts twice',
    ],
  },
  measured: {
    sql: part("source = 'measured'"),
    name: ['其中实测', 'of these, measured'],
    means: ['系统按签到签退计时', 'signed on and off by the hub’s own clock'],
  },
  backFilled: {
    sql: part("source = 'back_filled'"),
    name: ['其中补录', 'of these, back-filled'],
    means: ['事后补录、经他人认定', 'said afterwards, approved by somebody else'],
  },
  credited: {
    sql: 'coalesce(sum(credited), 0)',
    name: ['认定分钟合计', 'Credited minutes'],
    means: [
      '已认定的志愿服务分钟，按当日的认定规则和上限；与值守时长不相加',
      'approved service under the policy and cap of its day; never added to time on duty',
    ],
  },
};

export function hoursExportCondition(
  { actor, directory }: JobContext,
  { from, to, ...filter }: HoursExportParams,
): HoursCondition {
  return hoursConditions(personCondition(actor, directory, filter.officerId), {
    ...filter,
    ...readSpan({ from, to }),
  });
}
/** Newest first, as the list. */
export const hoursExportPage =
  (store: JobContext['store'], { sql, params }: HoursCondition) =>
  (last?: HoursEntryRow) =>
    entryTable.find(
      store.read,
      `where ${sql} ${last ? 'and (day, from_at, id) < (?, ?, ?)' : ''}
      order by day desc, from_at desc, id desc limit ${FETCH_SIZE}`,
      [...params, ...(last ? [last.day, last.fromAt, last.id] : [])],
    );

export const hoursExport: JobWorker<HoursExport> = {
  name: 'export_hours',
  async run(context, { format, filter }) {
    const { store, lang, actor, directory } = context;
    await store.freeze();
    const condition = hoursExportCondition(context, filter);
    const sums = Object.entries(SUMS).map(([name, { sql }]) => `${sql} as "${name}"`);
    const [row] = await store.read.rows<Record<string, number>>(
      `select count(*) as n, ${sums.join(', ')} from hours_entry where ${condition.sql}`,
      condition.params,
    );
    return writeExport(context, format, {
      title: inLang(HOURS_TITLE, lang),
      filter: hoursFilterText(filter, actor, directory),
      count: Number(row!['n']),
      totals: Object.entries(SUMS).map(([key, { name, means }]): ExportTotal => ({
        name: inLang(name, lang),
        value: Number(row![key]),
        means: inLang(means, lang),
      })),
      remarks: [],
      columns: columnHeaders(EXPORTED_HOURS_COLUMNS, lang),
      rows: rowCells<HoursEntryRow>(context, EXPORTED_HOURS_COLUMNS, hoursExportPage(store, condition)),
    });
  },
};
