/** Activities with what came of them, as they are exported: a page of a list at a time. */
import type { Actor } from '../../kernel/actor.js';
import { minutesBetween } from '../../kernel/time/intervals.js';
import { activityTable } from '../../outreach/activities/activities.repository.js';
import type { ActivityRow } from '../../outreach/activities/activities.entity.js';
import type { ActivityCondition } from '../../outreach/activities/activity-filter.sql.js';
import { knownEnterprises } from '../../outreach/activities/activity-enterprise.js';
import { runsActivity } from '../../outreach/activities/activity-roles.js';
import { attendancesAt } from '../../outreach/attendance/attendance.repository.js';
import { AGE_BANDS, type AgeBand, type Arrivals } from '../../protocol/outreach.js';
import { placeholders, type Queries } from '../../store/store.js';
import { FETCH_SIZE } from '../export-columns.js';

export interface ExportedActivity {
  activity: ActivityRow;
  /** To whom may know it. */
  enterprise: string | undefined;
  arrivals: Arrivals;
  /** Questions there that became calls. */
  calls: number;
  /** To who runs it, as on its page. */
  served: { came: number; minutes: number; feedback: number } | undefined;
}
const NONE = Object.fromEntries(AGE_BANDS.map((band) => [band, 0])) as Arrivals;

/** Soonest first, as the list. */
export const exportedActivities =
  (read: Queries, actor: Actor, { sql, params }: ActivityCondition) =>
  async (last?: ExportedActivity): Promise<ExportedActivity[]> => {
    const after = last ? [last.activity.fromAt, last.activity.id] : [];
    const rows = await activityTable.find(
      read,
      `where ${sql}${last ? ' and (from_at, id) > (?, ?)' : ''} order by from_at, id limit ${FETCH_SIZE}`,
      [...params, ...after],
    );
    const ids = rows.map(({ id }) => id);
    const arrivals = await arrivalsOf(read, ids);
    const feedback = await countBy(read, 'activity_feedback', ids);
    const calls = await countBy(read, 'call', ids);
    const enterprises = await knownEnterprises(read, actor, rows);
    const served = Map.groupBy(await attendancesAt(read, ids), (place) => place.activityId);
    return rows.map((activity) => {
      const came = (served.get(activity.id) ?? []).filter((place) => place.startedAt !== null);
      const minutes = came.map(({ startedAt, endedAt }) =>
        endedAt === null ? 0 : minutesBetween(startedAt!, endedAt),
      );
      return {
        activity,
        enterprise: enterprises.get(activity.enterpriseId ?? '')?.name,
        arrivals: arrivals.get(activity.id) ?? NONE,
        calls: calls.get(activity.id) ?? 0,
        served: runsActivity(actor, activity)
          ? {
              came: came.length,
              minutes: minutes.reduce((sum, n) => sum + n, 0),
              feedback: feedback.get(activity.id) ?? 0,
            }
          : undefined,
      };
    });
  };

async function arrivalsOf(read: Queries, ids: readonly string[]): Promise<Map<string, Arrivals>> {
  const all = new Map<string, Arrivals>();
  if (!ids.length) return all;
  const rows = await read.rows<{ id: string; band: AgeBand; n: number }>(
    `select activity_id as id, band, count(*) as n from activity_arrival
      where undone_at is null and activity_id in (${placeholders(ids)}) group by activity_id, band`,
    [...ids],
  );
  for (const { id, band, n } of rows) all.set(id, { ...(all.get(id) ?? NONE), [band]: Number(n) });
  return all;
}

async function countBy(
  read: Queries,
  table: 'activity_feedback' | 'call',
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (!ids.length) return new Map();
  const rows = await read.rows<{ id: string; n: number }>(
    `select activity_id as id, count(*) as n from ${table}
      where activity_id in (${placeholders(ids)}) group by activity_id`,
    [...ids],
  );
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}
