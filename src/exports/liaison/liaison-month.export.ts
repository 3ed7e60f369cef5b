/** A community's month with its liaison officer as a file: who, when, by when, whether it was done; no word of anybody. */
import type { JobWorker } from '../../jobs/job-worker.js';
import { LiaisonMonthQuery } from '../../liaison/liaison-month.query.js';
import { inLang, type Lang, type Word, type WordTable } from '../../protocol/lang.js';
import type { CommitmentState, LiaisonMonth } from '../../protocol/communities/liaison.js';
import { localDay, monthSpan, onTheWall } from '../../protocol/time/local-day.js';
import { SOURCE_WORDS } from '../../protocol/vocabulary/hours.js';
import { columnHeaders, rowCells, type ExportColumn } from '../export-columns.js';
import { writeExport, type ExportTotal, type Format } from '../export-file.js';
import { label } from '../export-labels.js';
import { liaisonLines, type LiaisonLine } from './liaison-lines.query.js';

export interface LiaisonMonthExport extends Record<string, unknown> {
  format: Format;
  filter: { communityId: string; month: string };
}
export const LIAISON_MONTH_TITLE: Word = ['派驻走访和承诺', 'Liaison visits and promises'];

const KINDS: WordTable<LiaisonLine['kind']> = {
  visit: ['走访', 'Visit'],
  promise: ['承诺', 'Promise'],
  wanted: ['约请走访', 'Visit asked for'],
};
const STATES: WordTable<CommitmentState> = {
  open: ['未办', 'Open'],
  done: ['已办', 'Done'],
  withdrawn: ['已撤回', 'Withdrawn'],
};
const COLUMNS: readonly ExportColumn<LiaisonLine>[] = [
  { heading: ['类别', 'What'], width: 12, of: (l, { lang }) => inLang(KINDS[l.kind], lang) },
  { heading: ['时间', 'When'], width: 20, date: true, of: (l) => onTheWall(l.at) },
  {
    heading: ['人员', 'Who'],
    width: 14,
    of: (l, { directory }) => directory.person(l.personId)?.name ?? null,
  },
  {
    heading: ['走访结束', 'Visit ended'],
    width: 20,
    date: true,
    of: (l) => (l.visit ? onTheWall(l.visit.to) : null),
  },
  { heading: ['分钟', 'Minutes'], width: 8, of: (l) => l.visit?.minutes ?? null },
  {
    heading: ['记录方式', 'Recorded'],
    width: 10,
    of: (l, { lang }) => (l.visit ? inLang(SOURCE_WORDS[l.visit.source], lang) : null),
  },
  { heading: ['期限', 'Due'], width: 12, of: (l) => (l.commitment ? localDay(l.commitment.dueAt) : null) },
  {
    heading: ['状态', 'State'],
    width: 10,
    of: (l, { lang }) => (l.commitment ? inLang(STATES[l.commitment.state], lang) : null),
  },
  {
    heading: ['办结时间', 'Ended'],
    width: 20,
    date: true,
    of: (l) => (l.commitment?.endedAt ? onTheWall(l.commitment.endedAt) : null),
  },
  {
    heading: ['逾期', 'Late'],
    width: 8,
    of: (l, { lang }) => (l.commitment?.isLate ? label('yes', lang) : null),
  },
];

export const liaisonMonthExport: JobWorker<LiaisonMonthExport> = {
  name: 'export_liaison_month',
  async run(context, { format, filter: { communityId, month } }) {
    const { store, clock, directory, actor, lang } = context;
    await store.freeze();
    // Whoever was posted there when they asked may be no longer: this refuses.
    const figures = await new LiaisonMonthQuery(store, clock, directory).month(actor, communityId, month);
    const rows = await liaisonLines(store.read, communityId, monthSpan(month), clock.now());
    return writeExport(context, format, {
      title: `${inLang(LIAISON_MONTH_TITLE, lang)} ${month}`,
      filter: [figures.community.name, month].join(lang === 'zh' ? '；' : '; '),
      count: rows.length,
      totals: totalsOf(figures, lang),
      remarks: [figures.sentence],
      columns: columnHeaders(COLUMNS, lang),
      rows: rowCells<LiaisonLine>(context, COLUMNS, async (last) => (last ? [] : rows)),
    });
  },
};

function totalsOf({ visits, minutes, promises }: LiaisonMonth, lang: Lang): ExportTotal[] {
  const said = (name: Word, value: number, means: Word) => ({
    name: inLang(name, lang),
    value,
    means: inLang(means, lang),
  });
  return [
    said(['走访次数', 'Visits'], visits, [
      '本月实测的和补录已认定的走访',
      'measured, and approved after a claim',
    ]),
    said(['走访分钟', 'Minutes'], minutes, ['上述走访的分钟之和', 'the minutes of these']),
    said(['本月承诺', 'Promised'], promises.made, ['本月作出的', 'made in the month']),
    said(['本月兑现', 'Kept'], promises.kept, ['本月办成的', 'kept in the month']),
    said(['逾期', 'Late'], promises.late, [
      '期限在本月、没有按时办成的',
      'due in the month and not kept in time',
    ]),
    said(['未办', 'Open'], promises.open, ['月末或现在还没办的', 'open at its end, or now']),
  ];
}
