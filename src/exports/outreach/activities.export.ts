/** The activities of a filter as a file: the page's rows, its order and its sums, from one instant. */
import { activityCondition, type ActivityFilter } from '../../outreach/activities/activity-filter.sql.js';
import { activitySums, type ActivitySums } from '../../outreach/activities/activity-sums.query.js';
import type { JobContext, JobWorker } from '../../jobs/job-worker.js';
import { readSpan } from '../../kernel/time/query-span.js';
import { inLang, type Lang, type Word } from '../../protocol/lang.js';
import { ACTIVITY_STATE_WORDS, ACTIVITY_TOTAL_WORDS } from '../../protocol/vocabulary/outreach.js';
import { columnHeaders, rowCells } from '../export-columns.js';
import { writeExport, type ExportTotal, type Format } from '../export-file.js';
import { codeText, communityText, filterText, type FilterTexts } from '../filter-text.js';
import { ACTIVITY_COLUMNS } from './activity-columns.js';
import { exportedActivities, type ExportedActivity } from './exported-activities.query.js';
import { themeText } from './theme-text.js';

type Filter = Omit<ActivityFilter, 'from' | 'to' | 'mine'> & { from?: string; to?: string; mine?: string };
export interface ActivitiesExport extends Record<string, unknown> {
  format: Format;
  filter: Filter;
}
export const ACTIVITIES_TITLE: Word = ['普法活动', 'Outreach activities'];

const WORDS: FilterTexts<Exclude<keyof Filter, 'from' | 'to'>> = {
  theme: [['主题', 'Theme'], themeText],
  communityId: [['社区', 'Community'], communityText],
  enterpriseId: [
    ['企业', 'Enterprise'],
    (_, { lang }) => inLang(['为一家企业办的', 'for one enterprise'], lang),
  ],
  state: [['状态', 'State'], codeText(ACTIVITY_STATE_WORDS)],
  mine: [['范围', 'Only'], (_, { lang }) => inLang(['我报名或负责的', 'mine'], lang)],
};
const MEANS: Record<'all' | 'done' | 'arrivals', Word> = {
  all: ['未取消的场次', 'those that were not cancelled'],
  done: ['其中已经结束的', 'of these, over'],
  arrivals: ['到场居民，现场逐人计数，不记姓名', 'residents who came, counted on site without names'],
};

export const activitiesExport: JobWorker<ActivitiesExport> = {
  name: 'export_activities',
  async run(context, { format, filter }) {
    const { store, actor, directory, lang, clock } = context;
    await store.freeze();
    const { mine, from, to, ...rest } = filter;
    const asked = { ...rest, ...readSpan({ from, to }), mine: mine !== undefined };
    const condition = activityCondition(actor, asked, clock.now());
    return writeExport(context, format, {
      title: inLang(ACTIVITIES_TITLE, lang),
      filter: filterText(WORDS, ['开始时间', 'Begins'], filter, actor, directory),
      count: await countOf(context, condition.sql, condition.params),
      totals: totalsOf(await activitySums(store.read, condition, clock.now()), lang),
      remarks: [
        inLang(
          [
            '签到人数、服务分钟和反馈条数只对负责人和值班调度显示',
            'Who checked in, minutes and feedback are for who runs it',
          ],
          lang,
        ),
      ],
      columns: columnHeaders(ACTIVITY_COLUMNS, lang),
      rows: rowCells<ExportedActivity>(
        context,
        ACTIVITY_COLUMNS,
        exportedActivities(store.read, actor, condition),
      ),
    });
  },
};

async function countOf({ store }: JobContext, sql: string, params: (string | number | null)[]) {
  const [row] = await store.read.rows<{ n: number }>(
    `select count(*) as n from activity where ${sql}`,
    params,
  );
  return Number(row!.n);
}

const totalsOf = (sums: ActivitySums, lang: Lang): ExportTotal[] =>
  (['all', 'done', 'arrivals'] as const).map((name) => ({
    name: inLang(name === 'all' ? ALL : ACTIVITY_TOTAL_WORDS[name], lang),
    value: name === 'all' ? sums.planned + sums.done : sums[name],
    means: inLang(MEANS[name], lang),
  }));
/** Not always of one month. */
const ALL: Word = ['场次', 'Activities'];
