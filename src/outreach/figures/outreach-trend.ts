/** Activities and calls put beside each other by month, theme and community. Pure. */
import { inLang, type Lang, type Word } from '../../protocol/lang.js';
import { LIMITS } from '../../protocol/limits.js';
import type { OutreachCounts, OutreachTrend } from '../../protocol/outreach/outreach-trend.js';
import { addMonths, localMonth } from '../../protocol/time/local-day.js';
import { toldCount } from '../../figures/told-count.js';
import type { Interval } from '../../kernel/time/intervals.js';

export interface CountedActivity {
  theme: string;
  communityId: string | null;
  fromAt: number;
  arrivals: number;
}
/** How many calls there were, by key; what has none is absent. */
export interface CountedCalls {
  months: ReadonlyMap<string, number>;
  themes: ReadonlyMap<string, number>;
  communities: ReadonlyMap<string, number>;
}
export interface Names {
  /** Codes of categories, in their order. */
  themes: readonly string[];
  community(id: string): string | undefined;
}
type Beside = Pick<OutreachTrend, 'total' | 'months' | 'themes' | 'communities' | 'everywhere'>;

const byName = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** @param span as far as it has come */
export function besideEachOther(
  activities: readonly CountedActivity[],
  calls: CountedCalls,
  names: Names,
  span: Interval,
): Beside {
  const months = Map.groupBy(activities, ({ fromAt }) => localMonth(fromAt));
  const themes = Map.groupBy(activities, ({ theme }) => theme);
  const communities = Map.groupBy(activities, ({ communityId }) => communityId ?? '');
  const order = (code: string) => (names.themes.indexOf(code) + 1 || Infinity) - 1;
  return {
    total: summed(activities),
    months: monthsOf(span).map((month) => ({
      month,
      ...summed(months.get(month)),
      calls: toldCount(calls.months.get(month) ?? 0),
    })),
    themes: [...themes]
      .sort(([a], [b]) => order(a) - order(b) || byName.compare(a, b))
      .map(([theme, some]) => ({
        theme,
        ...summed(some),
        calls: toldCount(calls.themes.get(theme) ?? 0),
      })),
    communities: [...communities]
      .filter(([id]) => id !== '')
      .map(([id, some]) => ({
        community: { id, name: names.community(id) ?? '' },
        ...summed(some),
        calls: toldCount(calls.communities.get(id) ?? 0),
      }))
      .sort((a, b) => byName.compare(a.community.name, b.community.name)),
    everywhere: summed(communities.get('')),
  };
}

const summed = (some: readonly CountedActivity[] = []): OutreachCounts => ({
  activities: some.length,
  arrivals: some.reduce((sum, { arrivals }) => sum + arrivals, 0),
});

function monthsOf({ from, to }: Interval): string[] {
  const months: string[] = [];
  if (from >= to) return months;
  const last = localMonth(to - 1);
  for (let month = localMonth(from); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

const DEFINITIONS: Record<keyof OutreachTrend['definitions'], Word> = {
  activities: [
    '期间内已经开始、没有取消的普法活动',
    'activities that began in the period and were not cancelled',
  ],
  arrivals: ['到场居民，现场逐人计数，不记姓名', 'residents who came, counted on site without names'],
  calls: [
    `同一时间、同样筛选条件下发起的呼叫，主题即事项类别；1 至 ${LIMITS.smallCount - 1} 件不显示`,
    `calls raised in the same time under the same filter, whose category is the theme; 1 to ${LIMITS.smallCount - 1} are not shown`,
  ],
  beside: [
    '两条线只是并列，不说明因果：呼叫多了或少了，都不能说是活动带来的。',
    'The two lines stand beside each other and show no cause: more calls or fewer do not come of the activities.',
  ],
};
export const outreachDefinitions = (lang: Lang): OutreachTrend['definitions'] => ({
  activities: inLang(DEFINITIONS.activities, lang),
  arrivals: inLang(DEFINITIONS.arrivals, lang),
  calls: inLang(DEFINITIONS.calls, lang),
  beside: inLang(DEFINITIONS.beside, lang),
});
