/** Counts what units did in a campaign: leads and activities put to it, and calls of its categories in its term. */
import { Injectable } from '@nestjs/common';
import { GUARDED_CATEGORIES } from '../../protocol/codes.js';
import { addDays, dayBegins } from '../../protocol/time/local-day.js';
import { placeholders, Store } from '../../store/store.js';
import { NO_COUNTS, type Counts } from './campaign-rules.js';
import type { CampaignRow } from './campaigns.entity.js';

@Injectable()
export class CampaignCountsQuery {
  constructor(private readonly store: Store) {}

  /** By unit; one that did nothing has none. */
  async of(
    campaign: Pick<CampaignRow, 'id' | 'categories' | 'fromDay' | 'toDay'>,
    unitIds: readonly string[],
  ): Promise<Map<string, Counts>> {
    const [marks, calls] = await Promise.all([
      this.marks(campaign.id, unitIds),
      this.calls(campaign, unitIds),
    ]);
    const counts = new Map<string, Counts>();
    const put = (unitId: string, name: keyof Counts, n: number) =>
      counts.set(unitId, { ...(counts.get(unitId) ?? NO_COUNTS), [name]: Number(n) });
    for (const { unit_id, kind, n } of marks) put(unit_id, kind === 'lead' ? 'leads' : 'activities', n);
    for (const { unit_id, n, guarded } of calls) {
      put(unit_id, 'calls', n);
      put(unit_id, 'guardedCalls', guarded);
    }
    return counts;
  }

  private marks(campaignId: string, unitIds: readonly string[]) {
    return this.store.long.rows<{ unit_id: string; kind: string; n: number }>(
      `select unit_id, kind, count(*) as n from campaign_mark
        where campaign_id = ? and unit_id in (${placeholders(unitIds)}) and not exists (select 1 from activity
          where activity.id = item_id and cancelled_at is not null)
        group by unit_id, kind`,
      [campaignId, ...unitIds],
    );
  }

  private calls(
    { categories, fromDay, toDay }: Pick<CampaignRow, 'categories' | 'fromDay' | 'toDay'>,
    unitIds: readonly string[],
  ): Promise<{ unit_id: string; n: number; guarded: number }[]> {
    if (!categories.length) return Promise.resolve([]);
    return this.store.long.rows<{ unit_id: string; n: number; guarded: number }>(
      `select unit_id, count(*) as n,
        sum(case when category in (${placeholders(GUARDED_CATEGORIES)}) then 1 else 0 end) as guarded from call where unit_id in (${placeholders(unitIds)})
        and drill is null
        and category in (${placeholders(categories)}) and raised_at >= ? and raised_at < ? group by unit_id`,
      [...GUARDED_CATEGORIES, ...unitIds, ...categories, dayBegins(fromDay), dayBegins(addDays(toDay, 1))],
    );
  }
}
