/** The figures of a span by something, as the page has them: from the roll-ups, no guarded category by name. */
import { readSpan } from '../../kernel/time/span.js';
import type { Interval } from '../../kernel/time/tally.js';
import type { JobContext, JobWork } from '../../jobs/work.js';
import { Audit } from '../../directory/audit.js';
import { Categories } from '../../units/categories.js';
import { Changes } from '../../directory/changes.js';
import type { BreakdownBy, BreakdownRow } from '../../protocol/reports.js';
import { CATEGORIES, GUARDED_CATEGORIES } from '../../protocol/words.js';
import { Breakdowns } from '../../reports/breakdowns.js';
import { CallCounts } from '../../reports/counts.js';
import { breakdownDefinitions } from '../../counting/definitions.js';
import { NOTHING, plus, type Counts } from '../../counting/measures.js';
import { shownOf } from '../../reports/shown.js';
import type { Cell } from '../../sheets/long.js';
import { headed, type Column } from '../columns.js';
import { writeExport, type Format, type Total } from '../file.js';
import { spanWords } from '../span-words.js';
import { categoryWord, inLang, label, type Both } from '../words.js';

export interface FiguresExport extends Record<string, unknown> {
  format: Format;
  filter: { from: string; to: string; by: BreakdownBy };
}
export const FIGURES_TITLE: Both = ['统计数据', 'Figures'];
type Line = Pick<BreakdownRow, 'name' | 'calls' | 'rates'>;

const BY: Record<BreakdownBy, Both> = {
  unit: ['单位', 'Unit'],
  department: ['内设机构', 'Department'],
  officer: ['办理人', 'Officer'],
  subdistrict: ['街道', 'Subdistrict'],
  community: ['社区', 'Community'],
  category: ['类别', 'Category'],
  urgency: ['紧急程度', 'Urgency'],
  hour: ['星期和钟点', 'Weekday and hour'],
  weekday: ['星期', 'Weekday'],
  month: ['月份', 'Month'],
  day: ['日期', 'Day'],
};
const CALLS: Record<keyof Line['calls'], Both> = {
  raised: ['发起', 'Raised'],
  answered: ['接听', 'Answered'],
  closed: ['办结', 'Closed'],
  solved: ['报已解决', 'Reported as solved'],
  confirmed: ['其中群众确认', 'of these, confirmed'],
  referred: ['转介', 'Referred'],
  advised: ['已解答', 'Advised'],
  unresolved: ['暂未解决', 'Not yet resolved'],
  cancelled: ['撤回', 'Taken back'],
};
const RATES: Record<keyof Line['rates'], Both> = {
  answered: ['接听率（%）', 'Answered (%)'],
  within15: ['15秒接听率（%）', 'Within 15 s (%)'],
  withinTarget: ['按时接听率（%）', 'Within target (%)'],
  closedInTime: ['按时办结率（%）', 'Closed in time (%)'],
  solved: ['解决率（%）', 'Solved (%)'],
  satisfied: ['满意率（%）', 'Satisfied (%)'],
};
/** The definition that stands beside it. */
const MEANT: Record<string, string> = { confirmed: 'confirmedSolved' };
const percent = (rate: number | null): Cell => (rate === null ? null : Math.round(rate * 10_000) / 100);
const keysOf = <K extends string>(words: Record<K, Both>) => Object.entries(words) as [K, Both][];

const columnsBy = (by: BreakdownBy): Column<Line>[] => [
  { heading: BY[by], width: 24, of: (line) => line.name },
  ...keysOf(CALLS).map(([key, heading]) => ({ heading, width: 12, of: (line: Line) => line.calls[key] })),
  ...keysOf(RATES).map(([key, heading]) => ({
    heading,
    width: 14,
    of: (line: Line) => percent(line.rates[key]),
  })),
];

export const figuresExport: JobWork<FiguresExport> = {
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
        `${inLang(['发起时间', 'Raised'], lang)}${lang === 'zh' ? '：' : ': '}${spanWords(span.from, span.to, lang)}`,
        `${inLang(['分列', 'By'], lang)}${lang === 'zh' ? '：' : ': '}${inLang(BY[by], lang)}`,
      ].join(lang === 'zh' ? '；' : '; '),
      count: rows.length,
      totals: totalsOf(shownOf(total, by !== 'unit'), breakdownDefinitions(by, lang), lang),
      remarks: [label('guardedMeans', lang)],
      columns: headed(columns, lang),
      rows: cellsOf(rows, columns, context),
    });
  },
};

function totalsOf(
  { calls, rates }: Pick<BreakdownRow, 'calls' | 'rates'>,
  means: Record<string, string>,
  lang: JobContext['lang'],
): Total[] {
  return [
    ...keysOf(CALLS).map(([key, words]) => ({
      name: inLang(words, lang),
      value: calls[key],
      means: means[MEANT[key] ?? key] ?? '',
    })),
    ...keysOf(RATES).map(([key, words]) => ({
      name: inLang(words, lang),
      value: percent(rates[key]) as number | null,
      means: means[`${key}Rate`] ?? '',
    })),
  ];
}

async function linesOf(
  { store, directory, clock, actor, lang }: JobContext,
  span: Interval,
  by: BreakdownBy,
): Promise<{ rows: Line[]; total: Counts }> {
  const counts = new CallCounts(store);
  if (by !== 'category') {
    const changes = new Changes(store, directory, new Audit(clock));
    const breakdowns = new Breakdowns(counts, directory, new Categories(changes, directory, clock));
    return breakdowns.of(actor.unitId, span, by, lang);
  }
  const added = directory.addedCategories(actor.unitId);
  const counted = new Map<string, Counts>();
  for (const [code, some] of await counts.by(actor.unitId, span, 'category')) {
    const known = CATEGORIES.some((c) => c === code) || added.some((c) => c.code === code);
    const shown = known && !GUARDED_CATEGORIES.includes(code) ? code : 'other';
    counted.set(shown, plus(counted.get(shown) ?? NOTHING, some));
  }
  const order = [...CATEGORIES.filter((c) => c !== 'other'), ...added.map((c) => c.code), 'other'];
  return {
    rows: order.flatMap((code) => {
      const some = counted.get(code);
      return some ? [{ name: categoryWord(code, lang, added), ...shownOf(some, true) }] : [];
    }),
    total: [...counted.values()].reduce(plus, NOTHING),
  };
}

async function* cellsOf(
  lines: readonly Line[],
  columns: readonly Column<Line>[],
  context: JobContext,
): AsyncGenerator<Cell[]> {
  for (const line of lines) yield columns.map((column) => column.of(line, context));
}
