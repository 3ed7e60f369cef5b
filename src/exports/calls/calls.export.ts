/** The calls of a filter as a file: read page by page from one instant, no words, nobody's telephone. */
import { FIGURE_WORDS } from '../../protocol/vocabulary/figures.js';
import { STATE_WORDS } from '../../protocol/vocabulary/calls.js';
import { TokenKeys } from '../../word-index/store/token-keys.js';
import { WordSearchQuery } from '../../word-index/word-search.query.js';
import { CallListQuery } from '../../calls/queries/call-list.query.js';
import { waitsForAnswerSql } from '../../figures/overdue-calls.query.js';
import { isCoordinator, type CallFilter, type SqlCondition } from '../../calls/queries/call-filter.query.js';
import { handledBy } from '../../calls/queries/officer-calls.query.js';
import { ChangedCalls } from '../../desk/changed-calls.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import type { JobContext, JobWorker } from '../../jobs/job-worker.js';
import { definitions } from '../../figures/figure-definitions.js';
import { MEASURE_CONDITIONS } from '../../figures/call-measures.js';
import { CALL_COLUMNS, SELECTED, type ExportedCallRow } from './call-columns.js';
import { callFilterText } from './call-filter-text.js';
import { rowCells, FETCH_SIZE, columnHeaders } from '../export-columns.js';
import { writeExport, type Format, type ExportTotal } from '../export-file.js';
import { inLang, type Word } from '../../protocol/lang.js';
import { label } from '../export-labels.js';

export interface CallExport extends Record<string, unknown> {
  format: Format;
  filter: Omit<CallFilter, 'cursor' | 'limit'>;
}
export const CALLS_TITLE: Word = ['呼叫事项', 'Calls'];

const count = (condition: string) => `coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
/** The call that leads its matter, by number. */
const LEADING = '(select m.number from call m where m.id = call.matter_id) as matter_number';
/** As the reports count them. */
const TOTALS = {
  raised: count(MEASURE_CONDITIONS.raised),
  answered: count(MEASURE_CONDITIONS.answered),
  closed: count(MEASURE_CONDITIONS.closed),
  solved: count(MEASURE_CONDITIONS.solved),
  confirmedSolved: count(MEASURE_CONDITIONS.confirmed),
  referred: count(MEASURE_CONDITIONS.referred),
  cancelled: count(MEASURE_CONDITIONS.cancelled),
} as const;
const totals = (now: number) => ({ ...TOTALS, waiting: count(waitsForAnswerSql(now)) });
type TotalName = keyof ReturnType<typeof totals>;
const TOTAL_WORDS: Record<TotalName, Word> = {
  raised: FIGURE_WORDS.raised,
  answered: FIGURE_WORDS.answered,
  closed: FIGURE_WORDS.closed,
  solved: FIGURE_WORDS.solved,
  confirmedSolved: FIGURE_WORDS.confirmed,
  referred: FIGURE_WORDS.referred,
  cancelled: FIGURE_WORDS.cancelled,
  waiting: STATE_WORDS.waiting,
};

export const callExport: JobWorker<CallExport> = {
  name: 'export_calls',
  async run(context, { format, filter }) {
    const { store, directory, actor, lang, seal } = context;
    await store.freeze();
    const list = new CallListQuery(
      store,
      directory,
      new CallViewsService(directory, seal),
      context.clock,
      new WordSearchQuery(store, directory, seal, new TokenKeys(seal), new ChangedCalls()),
    );
    const conditions = await list.meant(actor, filter);
    const rated = isCoordinator(actor);
    const columns = CALL_COLUMNS.filter((column) => rated || !column.rated);
    const totals = await totalsOf(context, conditions, rated);
    const own = await ownCalls(context);
    return writeExport(context, format, {
      title: inLang(CALLS_TITLE, lang),
      filter: callFilterText(filter, actor, directory),
      count: Number(totals[0]!.value),
      totals,
      remarks: [label('guardedMeans', lang)],
      columns: columnHeaders(columns, lang),
      // Newest first, as the list.
      rows: rowCells<ExportedCallRow>(context, columns, async (last) => {
        const after: SqlCondition[] = last ? [['(raised_at, id) < (?, ?)', last.raised_at, last.id]] : [];
        const all = [...conditions, ...after];
        const rows = await store.read.rows<ExportedCallRow>(
          `select ${SELECTED}, ${LEADING} from call where ${where(all)} order by raised_at desc, id desc limit ${FETCH_SIZE}`,
          paramsOf(all),
        );
        return rows.map((row) => (own.has(row.id) ? { ...row, ...UNTOLD } : row));
      }),
    });
  },
};

const UNTOLD = { rating: null, resident_solved: null, resident_satisfied: null };
/** How these were rated, and what their residents said, is not for who asks. */
async function ownCalls({ store, actor }: JobContext): Promise<Set<string>> {
  const [of, ...params] = handledBy(actor.id);
  const rows = await store.read.rows<{ id: string }>(`select id from call where ${of}`, params);
  return new Set(rows.map(({ id }) => id));
}
const where = (conditions: readonly SqlCondition[]) => conditions.map(([sql]) => `(${sql})`).join(' and ');
const paramsOf = (conditions: readonly SqlCondition[]) => conditions.flatMap(([, ...params]) => params);

async function totalsOf(
  { store, clock, lang }: JobContext,
  conditions: readonly SqlCondition[],
  rated: boolean,
) {
  const sums = Object.entries(totals(clock.now())).map(([name, sql]) => `${sql} as "${name}"`);
  const [row] = await store.read.rows<Record<TotalName, number>>(
    `select ${sums.join(', ')} from call where ${where(conditions)}`,
    paramsOf(conditions),
  );
  const means = definitions(lang);
  return (Object.keys(totals(0)) as TotalName[])
    .filter((name) => rated || name !== 'confirmedSolved')
    .map((name): ExportTotal => ({
      name: inLang(TOTAL_WORDS[name], lang),
      value: Number(row![name]),
      means: means[name],
    }));
}
