/** Counts the activities of a time, and the calls of the same kind and place beside them. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { fromToFields } from '../../kernel/time/query-span.js';
import type { Interval } from '../../kernel/time/intervals.js';
import { Directory } from '../../directory/directory.js';
import { DAY_NUMBER, dayOfNumber } from '../../figures/rollup-keys.js';
import { CATEGORIES } from '../../protocol/codes.js';
import type { OutreachTrend } from '../../protocol/outreach/outreach-trend.js';
import { Store, type Param } from '../../store/store.js';
import { besideEachOther, outreachDefinitions, type CountedActivity } from './outreach-trend.js';

export interface OutreachTrendFilter extends Interval {
  theme?: string | undefined;
  communityId?: string | undefined;
}
const tableOf = (
  rows: readonly { key: string | number; n: number }[],
  nameOf: (key: string | number) => string = String,
): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { key, n } of rows) counts.set(nameOf(key), (counts.get(nameOf(key)) ?? 0) + Number(n));
  return counts;
};

@Injectable()
export class OutreachTrendQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async of({ unitId, lang }: Actor, filter: OutreachTrendFilter): Promise<OutreachTrend> {
    const now = this.clock.now();
    const passed = { ...filter, to: Math.max(filter.from, Math.min(filter.to, now + 1)) };
    const added = this.directory.addedCategories(unitId).map(({ code }) => code);
    return {
      ...fromToFields(filter),
      ...besideEachOther(
        await this.activities(unitId, passed),
        await this.calls(unitId, passed),
        {
          themes: [...CATEGORIES.filter((code) => code !== 'other'), ...added, 'other'],
          community: (id) => this.directory.community(id)?.name,
        },
        passed,
      ),
      definitions: outreachDefinitions(lang),
    };
  }

  private async activities(
    unitId: string,
    { from, to, theme, communityId }: OutreachTrendFilter,
  ): Promise<CountedActivity[]> {
    const { sql, params } = narrowed('theme', theme, communityId);
    const rows = await this.store.long.rows<{
      theme: string;
      community_id: string | null;
      from_at: number;
      arrivals: number;
    }>(
      `select theme, community_id, from_at, (select count(*) from activity_arrival
          where activity_id = activity.id and undone_at is null) as arrivals
        from activity where unit_id = ? and from_at >= ? and from_at < ? and cancelled_at is null${sql}`,
      [unitId, from, to, ...params],
    );
    return rows.map((row) => ({
      theme: row.theme,
      communityId: row.community_id,
      fromAt: Number(row.from_at),
      arrivals: Number(row.arrivals),
    }));
  }

  private async calls(unitId: string, { from, to, theme, communityId }: OutreachTrendFilter) {
    const { sql, params } = narrowed('category', theme, communityId);
    const by = (key: string) =>
      this.store.long.rows<{ key: string | number; n: number }>(
        `select ${key} as key, count(*) as n from call
          where unit_id = ? and raised_at >= ? and raised_at < ? and drill is null${sql} group by 1`,
        [unitId, from, to, ...params],
      );
    return {
      months: tableOf(await by(DAY_NUMBER), (day) => dayOfNumber(Number(day)).slice(0, 7)),
      themes: tableOf(await by('category')),
      communities: tableOf(await by('community_id')),
    };
  }
}

function narrowed(kind: 'theme' | 'category', theme: string | undefined, communityId: string | undefined) {
  const params: Param[] = [theme, communityId].filter((value) => value !== undefined);
  const sql = `${theme === undefined ? '' : ` and ${kind} = ?`}${communityId === undefined ? '' : ' and community_id = ?'}`;
  return { sql, params };
}
