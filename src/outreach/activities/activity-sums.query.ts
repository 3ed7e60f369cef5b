/** The sums of all activities that a filter means. */
import type { ActivitiesPage } from '../../protocol/outreach.js';
import type { Queries } from '../../store/store.js';
import type { ActivityCondition } from './activity-filter.sql.js';

export type ActivitySums = Omit<ActivitiesPage['total'], 'clashing'>;

export async function activitySums(
  from: Queries,
  { sql, params }: ActivityCondition,
  now: number,
): Promise<ActivitySums> {
  const [sums] = await from.rows<Record<'planned' | 'done' | 'lacking', number>>(
    `select coalesce(sum(case when cancelled_at is null and to_at > ? then 1 else 0 end), 0) as planned,
      coalesce(sum(case when cancelled_at is null and to_at <= ? then 1 else 0 end), 0) as done,
      coalesce(sum(case when cancelled_at is null and to_at > ? and signed_up * 2 <= capacity then 1 else 0 end), 0)
        as lacking
      from activity where ${sql}`,
    [now, now, now, ...params],
  );
  const [came] = await from.rows<{ arrivals: number }>(
    `select count(*) as arrivals from activity_arrival
      where undone_at is null and activity_id in (select id from activity where cancelled_at is null and ${sql})`,
    params,
  );
  return {
    planned: Number(sums!.planned),
    done: Number(sums!.done),
    arrivals: Number(came!.arrivals),
    lacking: Number(sums!.lacking),
  };
}
