/** A year of relief of a unit and of those below it as a file, as the page has it: in the order of names, nothing judged below the floor. */
import { columnHeaders, rowCells, wallCell, type ExportColumn } from '../../../exports/export-columns.js';
import { writeExport, type ExportTotal, type Format } from '../../../exports/export-file.js';
import type { JobWorker } from '../../../jobs/job-worker.js';
import { addressedName } from '../../../kernel/refusal/refusal.js';
import { inLang, type Lang, type Word, type WordTable } from '../../../protocol/lang.js';
import type { ReliefDefinition, ReliefOfUnit, ReliefTrend } from '../../../protocol/trends/relief.js';
import { LeadYearsQuery } from '../lead-years.query.js';
import { ReliefTrendQuery } from '../relief-trend.query.js';

export interface ReliefTrendExport extends Record<string, unknown> {
  format: Format;
  filter: { year: number };
}
export const RELIEF_TREND_TITLE: Word = ['司法救助态势', 'Relief in a year'];

const WORDS = {
  leads: ['线索', 'Leads'],
  handedOver: ['移送', 'Handed over'],
  granted: ['救助案件', 'Granted'],
  base: ['基数', 'Base'],
  rate: ['救助率（%）', 'Relief rate (%)'],
  pooled: ['合并救助率（%）', 'Pooled rate (%)'],
  floor: ['样本', 'Sample'],
  average: ['案均金额（元）', 'A case (yuan)'],
} as const satisfies WordTable<ReliefDefinition>;
const TOO_SMALL: Word = ['样本不足，不作判断', 'Too small a sample to judge'];

const percent = (rate: number | null) => (rate === null ? null : Math.round(rate * 10_000) / 100);
const COLUMNS: readonly ExportColumn<ReliefOfUnit>[] = [
  { heading: ['检察院', 'Procuratorate'], width: 24, of: ({ unit }) => unit.name },
  { heading: WORDS.leads, width: 10, of: ({ leads }) => leads },
  { heading: WORDS.handedOver, width: 12, of: ({ handedOver }) => handedOver },
  { heading: WORDS.granted, width: 12, of: ({ granted }) => granted },
  { heading: WORDS.base, width: 12, of: ({ base }) => base },
  { heading: WORDS.rate, width: 14, of: ({ rate }) => percent(rate) },
  {
    heading: WORDS.floor,
    width: 20,
    of: ({ belowFloor }, { lang }) => (belowFloor ? inLang(TOO_SMALL, lang) : null),
  },
  {
    heading: WORDS.average,
    width: 14,
    // Whole yuan, as on the page.
    of: ({ averageFen }) => (averageFen === undefined ? null : Math.round(averageFen / 100)),
  },
  { heading: ['来源', 'Source'], width: 30, of: ({ source }) => source ?? null },
  {
    heading: ['填报人', 'Entered by'],
    width: 14,
    of: ({ enteredBy }) => (enteredBy ? addressedName(enteredBy) : null),
  },
  { heading: ['填报时间', 'Entered'], width: 20, date: true, of: ({ enteredAt }) => wallCell(enteredAt) },
];

export const reliefTrendExport: JobWorker<ReliefTrendExport> = {
  name: 'export_relief_trend',
  async run(context, { format, filter }) {
    const { store, clock, directory, actor, lang } = context;
    await store.freeze();
    const query = new ReliefTrendQuery(store, clock, directory, new LeadYearsQuery(store));
    const trend = await query.ofYear(actor, filter.year);
    return writeExport(context, format, {
      title: `${inLang(RELIEF_TREND_TITLE, lang)} ${trend.year}`,
      filter: `${inLang(['年份', 'Year'], lang)}${lang === 'zh' ? '：' : ': '}${trend.year}`,
      count: trend.items.length,
      totals: pooledOf(trend, lang),
      remarks: definitionsOf(trend, lang),
      columns: columnHeaders(COLUMNS, lang),
      rows: rowCells<ReliefOfUnit>(context, COLUMNS, async (last) => (last ? [] : trend.items)),
    });
  },
};

/** The line below the units of the page; of one unit alone there is none. */
function pooledOf({ items, pooled, definitions }: ReliefTrend, lang: Lang): ExportTotal[] {
  if (items.length < 2) return [];
  const said = (name: Word, value: number | null, means: string) => ({
    name: inLang(name, lang),
    value,
    means,
  });
  const counted = inLang(['有基数的院合计', 'of the units with a base'], lang);
  return [
    said(WORDS.pooled, percent(pooled.rate), definitions.pooled),
    said(['合计救助案件', 'Granted, together'], pooled.granted, counted),
    said(['合计基数', 'Base, together'], pooled.base, counted),
    said(['有基数的院', 'Units with a base'], pooled.units, definitions.base),
  ];
}

/** What each column counts; of the pooled rate it stands beside it. */
const definitionsOf = ({ definitions }: ReliefTrend, lang: Lang): string[] =>
  (Object.entries(WORDS) as [ReliefDefinition, Word][])
    .filter(([name]) => name !== 'pooled')
    .map(([name, word]) => `${inLang(word, lang)}${lang === 'zh' ? '：' : ': '}${definitions[name]}`);
