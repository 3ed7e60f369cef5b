/** The figures of a span by something, as the page has them: from the roll-ups, no guarded category by name. */
import { readSpan } from '../../kernel/time/query-span.js';
import type { Interval } from '../../kernel/time/intervals.js';
import type { JobContext, JobWorker } from '../../jobs/job-worker.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { CategoriesService } from '../../units/categories.service.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import type { BreakdownBy, BreakdownRow } from '../../protocol/reports.js';
import { CATEGORIES, GUARDED_CATEGORIES } from '../../protocol/codes.js';
import { activeDefinitions } from '../../reports/active/active-definitions.js';
import { ActiveFiguresQuery } from '../../reports/active/active-figures.query.js';
import { BreakdownsQuery } from '../../reports/breakdowns.query.js';
import { CallCountsQuery } from '../../reports/call-counts.query.js';
import { breakdownDefinitions } from '../../figures/figure-definitions.js';
import { ZERO_COUNTS, addCounts, type Counts } from '../../figures/call-measures.js';
import { figuresView } from '../../reports/figures.view.js';
import type { TableCell } from '../../sheets/table-source.js';
import { columnHeaders, type ExportColumn } from '../export-columns.js';
import { writeExport, type Format, type ExportTotal } from '../export-file.js';
import { spanText } from '../span-text.js';
import { inLang, type Word, type WordTable } from '../../protocol/lang.js';
import { activeFiguresByName, type ActiveFigureName } from '../../protocol/outreach/active.js';
import { ACTIVE_PARTS, ACTIVE_WORDS, PART_OF } from '../../protocol/vocabulary/active.js';
import { FIGURE_WORDS, RATE_WORDS } from '../../protocol/vocabulary/figures.js';
import { categoryWord, label } from '../export-labels.js';

export interface FiguresExport extends Record<string, unknown> {
  format: Format;
  filter: { from: string; to: string; by: BreakdownBy };
}
export const FIGURES_TITLE: Word = ['统计数据', 'Figures'];
type Line = Pick<BreakdownRow, 'name' | 'calls' | 'rates'>;

const BY: Record<BreakdownBy, Word> = {
  unit: ['单位', 'Unit'],
  department: ['内设机构', 'Department'],
  officer: ['办理人', 'Officer'],
  subdistrict: ['街道', 'Subdistrict'],
  community: ['社区', 'Community'],
  category: ['类别', 'Category'],
  urgency: ['紧急程度', 'Urgency'],
  deskPlace: ['接待地点', 'Where they came in'],
  hour: ['星期和钟点', 'Weekday and hour'],
  weekday: ['星期', 'Weekday'],
  month: ['月份', 'Month'],
  day: ['日期', 'Day'],
};
/** The definition that stands beside it. */
const MEANT: Record<string, string> = { confirmed: 'confirmedSolved' };
const percent = (rate: number | null): TableCell => (rate === null ? null : Math.round(rate * 10_000) / 100);
const inPercent = ([zh, en]: Word): Word => [`${zh}（%）`, `${en} (%)`];
const IN_MINUTES: ReadonlySet<ActiveFigureName> = new Set(['outreachMinutes', 'visitMinutes']);
const minutesOf = ([zh, en]: Word): Word => [`${zh}（分钟）`, `${en} (minutes)`];
const keysOf = <K extends string>(words: WordTable<K>) => Object.entries(words) as [K, Word][];

const columnsBy = (by: BreakdownBy): ExportColumn<Line>[] => [
  { heading: BY[by], width: 24, of: (line) => line.name },
  ...keysOf(FIGURE_WORDS).map(([key, heading]) => ({
    heading,
    width: 12,
    of: (line: Line) => line.calls[key],
  })),
  ...keysOf(RATE_WORDS).map(([key, word]) => ({
    heading: inPercent(word),
    width: 14,
    of: (line: Line) => percent(line.rates[key]),
  })),
];

export const figuresExport: JobWorker<FiguresExport> = {
  name: 'export_figures',
  async run(context, { format, filter: { by, ...given } }) {
    const { lang, store } = context;
    await store.freeze();
    const span = readSpan(given, { required: true });
    const { rows, total } = await linesOf(context, span, by);
    const columns = columnsBy(by);
    return writeExport(context, format, {
      title: inLang(FIGURES_TITLE, lang),
      filter: [
        `${inLang(['发起时间', 'Raised'], lang)}${lang === 'zh' ? '：' : ': '}${spanText(span.from, span.to, lang)}`,
        `${inLang(['分列', 'By'], lang)}${lang === 'zh' ? '：' : ': '}${inLang(BY[by], lang)}`,
      ].join(lang === 'zh' ? '；' : '; '),
      count: rows.length,
      totals: [
        ...totalsOf(figuresView(total, by !== 'unit'), breakdownDefinitions(by, lang), lang),
        // Of this unit, where the calls are of this one and those below it.
        ...(by === 'unit' ? [] : await activeTotals(context, span)),
      ],
      remarks: [label('guardedMeans', lang)],
      columns: columnHeaders(columns, lang),
      rows: cellsOf(rows, columns, context),
    });
  },
};

function totalsOf(
  { calls, rates }: Pick<BreakdownRow, 'calls' | 'rates'>,
  means: Record<string, string>,
  lang: JobContext['lang'],
): ExportTotal[] {
  return [
    ...keysOf(FIGURE_WORDS).map(([key, words]) => ({
      name: inLang(words, lang),
      value: calls[key],
      means: means[MEANT[key] ?? key] ?? '',
    })),
    ...keysOf(RATE_WORDS).map(([key, words]) => ({
      name: inLang(inPercent(words), lang),
      value: percent(rates[key]) as number | null,
      means: means[`${key}Rate`] ?? '',
    })),
  ];
}

async function activeTotals(
  { store, clock, actor, lang }: JobContext,
  span: Interval,
): Promise<ExportTotal[]> {
  const values = activeFiguresByName(await new ActiveFiguresQuery(store, clock).of(actor.unitId, span));
  const means = activeDefinitions(lang);
  return keysOf(ACTIVE_WORDS).map(([key, words]) => ({
    name: `${inLang(ACTIVE_PARTS[PART_OF[key]], lang)} ${inLang(IN_MINUTES.has(key) ? minutesOf(words) : words, lang)}`,
    value: values[key],
    means: means[key],
  }));
}

async function linesOf(
  { store, directory, clock, actor, lang }: JobContext,
  span: Interval,
  by: BreakdownBy,
): Promise<{ rows: Line[]; total: Counts }> {
  const counts = new CallCountsQuery(store);
  if (by !== 'category') {
    const changes = new DirectoryChangesService(store, directory, new AuditService(clock));
    const breakdowns = new BreakdownsQuery(
      counts,
      directory,
      new CategoriesService(changes, directory, clock),
    );
    return breakdowns.of(actor.unitId, span, by, lang);
  }
  const added = directory.addedCategories(actor.unitId);
  const counted = new Map<string, Counts>();
  for (const [code, some] of await counts.by(actor.unitId, span, 'category')) {
    const known = CATEGORIES.some((c) => c === code) || added.some((c) => c.code === code);
    const shown = known && !GUARDED_CATEGORIES.includes(code) ? code : 'other';
    counted.set(shown, addCounts(counted.get(shown) ?? ZERO_COUNTS, some));
  }
  const order = [...CATEGORIES.filter((c) => c !== 'other'), ...added.map((c) => c.code), 'other'];
  return {
    rows: order.flatMap((code) => {
      const some = counted.get(code);
      return some ? [{ name: categoryWord(code, lang, added), ...figuresView(some, true) }] : [];
    }),
    total: [...counted.values()].reduce(addCounts, ZERO_COUNTS),
  };
}

async function* cellsOf(
  lines: readonly Line[],
  columns: readonly ExportColumn<Line>[],
  context: JobContext,
): AsyncGenerator<TableCell[]> {
  for (const line of lines) yield columns.map((column) => column.of(line, context));
}
