/** The calls of a filter as a file: read page by page from one instant, no words, nobody's telephone. */
import { CallList } from '../../calls/queries/list.js';
import { waitsSql } from '../../counting/overdue.js';
import { coordinates, type CallFilter, type Condition } from '../../calls/queries/list-filter.js';
import { Views } from '../../desk/views/views.js';
import type { JobContext, JobWork } from '../../jobs/work.js';
import { definitions } from '../../counting/definitions.js';
import { CONDITIONS } from '../../counting/measures.js';
import { CALL_COLUMNS, SELECTED, type Line } from './call-columns.js';
import { callFilterWords } from './call-filter-words.js';
import { cells, FETCHED, headed } from '../columns.js';
import { writeExport, type Format, type Total } from '../file.js';
import { inLang, label, type Both } from '../words.js';

export interface CallExport extends Record<string, unknown> {
  format: Format;
  filter: Omit<CallFilter, 'cursor' | 'limit'>;
}
export const CALLS_TITLE: Both = ['呼叫事项', 'Calls'];

const count = (condition: string) => `coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
/** As the reports count them. */
const TOTALS = {
  raised: count(CONDITIONS.raised),
  answered: count(CONDITIONS.answered),
  closed: count(CONDITIONS.closed),
  solved: count(CONDITIONS.solved),
  confirmedSolved: count(CONDITIONS.confirmed),
  referred: count(CONDITIONS.referred),
  cancelled: count(CONDITIONS.cancelled),
} as const;
const totals = (now: number) => ({ ...TOTALS, waiting: count(waitsSql(now)) });
type TotalName = keyof ReturnType<typeof totals>;
const TOTAL_WORDS: Record<TotalName, Both> = {
  raised: ['发起', 'Raised'],
  answered: ['接听', 'Answered'],
  closed: ['办结', 'Closed'],
  solved: ['报已解决', 'Reported as solved'],
  confirmedSolved: ['其中群众确认', 'of these, confirmed'],
  referred: ['转介', 'Referred'],
  cancelled: ['撤回', 'Taken back'],
  waiting: ['等待接听', 'Waiting'],
};

export const callExport: JobWork<CallExport> = {
  name: 'export_calls',
  async run(context, { format, filter }) {
    const { store, directory, actor, lang, seal } = context;
    await store.freeze();
    const list = new CallList(store, directory, new Views(directory, seal), context.clock);
    const conditions = await list.meant(actor, filter);
    const rated = coordinates(actor);
    const columns = CALL_COLUMNS.filter((column) => rated || !column.rated);
    const totals = await totalsOf(context, conditions, rated);
    return writeExport(context, format, {
      title: inLang(CALLS_TITLE, lang),
      filter: callFilterWords(filter, actor, directory),
      count: Number(totals[0]!.value),
      totals,
      remarks: [label('guardedMeans', lang)],
      columns: headed(columns, lang),
      // Newest first, as the list.
      rows: cells<Line>(context, columns, (last) => {
        const after: Condition[] = last ? [['(raised_at, id) < (?, ?)', last.raised_at, last.id]] : [];
        const all = [...conditions, ...after];
        return store.read.rows<Line>(
          `select ${SELECTED} from call where ${where(all)} order by raised_at desc, id desc limit ${FETCHED}`,
          paramsOf(all),
        );
      }),
    });
  },
};

const where = (conditions: readonly Condition[]) => conditions.map(([sql]) => `(${sql})`).join(' and ');
const paramsOf = (conditions: readonly Condition[]) => conditions.flatMap(([, ...params]) => params);

async function totalsOf(
  { store, clock, lang }: JobContext,
  conditions: readonly Condition[],
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
    .map((name): Total => ({
      name: inLang(TOTAL_WORDS[name], lang),
      value: Number(row![name]),
      means: means[name],
    }));
}
