/** The rows of activities. What decides a race stands in the condition of its update. */
import { HOUR } from '../../protocol/time/durations.js';
import { ACTIVITY_LIMITS } from '../../protocol/outreach.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { nextNumberOfDay } from '../../store/counter.repository.js';
import { Table } from '../../store/table.js';
import type { Interval } from '../../kernel/time/intervals.js';
import { ActivityRow } from './activities.entity.js';

export const activityTable = new Table(ActivityRow);
/** Nobody who serves and no resident; one who was counted by mistake is taken back first. */
const NOBODY_CAME = `not exists (select 1 from attendance where activity_id = activity.id
  and started_at is not null) and not exists (select 1 from activity_arrival where activity_id = activity.id
  and undone_at is null) and not exists (select 1 from call where activity_id = activity.id)`;

export const insertActivities = (tx: Tx, rows: ActivityRow[]): Promise<void> =>
  activityTable.insert(tx, ...rows);
export const findActivity = (from: Queries, id: string): Promise<ActivityRow | undefined> =>
  activityTable.one(from, 'where id = ?', [id]);
export const findActivities = async (from: Queries, ids: readonly string[]): Promise<ActivityRow[]> =>
  ids.length ? activityTable.find(from, `where id in (${placeholders(ids)})`, [...ids]) : [];

/** The unit's that share time with the interval and were not cancelled. */
export const activitiesIn = (
  from: Queries,
  unitId: string,
  { from: start, to }: Interval,
): Promise<ActivityRow[]> =>
  activityTable.find(
    from,
    `where unit_id = ? and from_at > ? and from_at < ? and to_at > ? and cancelled_at is null
      order by from_at, id`,
    [unitId, start - ACTIVITY_LIMITS.mostHours * HOUR, to, start],
  );

/** The unit's of exactly that time that were not cancelled. */
export const activitiesAt = (
  from: Queries,
  unitId: string,
  { fromAt, toAt }: Pick<ActivityRow, 'fromAt' | 'toAt'>,
): Promise<ActivityRow[]> =>
  activityTable.find(
    from,
    'where unit_id = ? and from_at = ? and to_at = ? and cancelled_at is null order by id',
    [unitId, fromAt, toAt],
  );
/** How many there are of its series, cancelled ones too; of none, itself. */
export async function countSeries(
  from: Queries,
  { unitId, seriesId }: Pick<ActivityRow, 'unitId' | 'seriesId'>,
): Promise<number> {
  if (seriesId === null) return 1;
  const [row] = await from.rows<{ n: number }>(
    'select count(*) as n from activity where unit_id = ? and series_id = ?',
    [unitId, seriesId],
  );
  return Number(row!.n);
}

/** Those that one serves at or is in charge of; whoever is in charge stands in a list of ids. */
export const OF_PERSON = `(in_charge like ? or exists
  (select 1 from attendance where activity_id = activity.id and person_id = ?))`;
export const ofPersonParams = (id: string): string[] => [`%"${id}"%`, id];
/** Those of a person that begin in the time, cancelled ones too. */
export const activitiesOfPerson = (
  from: Queries,
  unitId: string,
  personId: string,
  span: Interval,
): Promise<ActivityRow[]> =>
  activityTable.find(
    from,
    `where unit_id = ? and from_at >= ? and from_at < ? and ${OF_PERSON} order by from_at, id`,
    [unitId, span.from, span.to, ...ofPersonParams(personId)],
  );

/** It and the later ones of its series, without those that were cancelled or have begun: by the clock, or with somebody there. */
export const seriesToCome = async (
  from: Queries,
  { unitId, seriesId, fromAt }: Pick<ActivityRow, 'unitId' | 'seriesId' | 'fromAt'>,
  now: number,
): Promise<ActivityRow[]> =>
  seriesId === null
    ? []
    : activityTable.find(
        from,
        `where unit_id = ? and from_at >= ? and from_at > ? and series_id = ? and cancelled_at is null
          and ${NOBODY_CAME} order by from_at, id`,
        [unitId, fromAt, now, seriesId],
      );

/** The day it is set for, and a running number of that day in the unit. */
export const nextActivityNumber = (tx: Tx, unitId: string, fromAt: number): Promise<string> =>
  nextNumberOfDay(tx, { unitId, series: 'activity', letter: 'H', at: fromAt, digits: 2 });

/**
 * Who counts residents there and who moves or cancels it wait for each other to the end of their transactions, though
 * they stand in two queues: each then reads what the other has written.
 */
export const lockActivity = (tx: Tx, id: string): Promise<number> =>
  tx.run('update activity set sequence = sequence where id = ?', [id]);

/** What calendars show of it: a change of these is a new revision there. */
const ON_CALENDARS = ['title', 'fromAt', 'toAt', 'place'] as const;
const countRevision = (tx: Tx, id: string): Promise<number> =>
  tx.run('update activity set sequence = sequence + 1 where id = ?', [id]);

/**
 * Before its end only; times only while nobody has come, and no capacity below who signed up.
 * @returns false where one of these holds no longer
 */
export const changeActivity = async (
  tx: Tx,
  id: string,
  changes: Partial<Omit<ActivityRow, 'id' | 'unitId' | 'number' | 'signedUp' | 'sequence'>>,
  now: number,
): Promise<boolean> => {
  const { fromAt, toAt, capacity } = changes;
  const moves = fromAt !== undefined || toAt !== undefined;
  const sized = capacity !== undefined && capacity !== null;
  if (moves) await lockActivity(tx, id);
  const isDone =
    (await activityTable.update(
      tx,
      changes,
      `id = ? and cancelled_at is null and to_at > ?${moves ? ` and ${NOBODY_CAME}` : ''}${sized ? ' and signed_up <= ?' : ''}`,
      [id, now, ...(sized ? [capacity] : [])],
    )) === 1;
  if (isDone && ON_CALENDARS.some((field) => field in changes)) await countRevision(tx, id);
  return isDone;
};

/** @returns false where it is over, was cancelled before, or somebody has come */
export const cancelActivity = async (
  tx: Tx,
  id: string,
  changes: Pick<ActivityRow, 'cancelledAt' | 'reason'>,
  now: number,
): Promise<boolean> => {
  await lockActivity(tx, id);
  const isDone =
    (await activityTable.update(
      tx,
      changes,
      `id = ? and cancelled_at is null and to_at > ? and ${NOBODY_CAME}`,
      [id, now],
    )) === 1;
  if (isDone) await countRevision(tx, id);
  return isDone;
};

/** @returns false where it is full, over or cancelled */
export const takePlace = async (tx: Tx, id: string, now: number): Promise<boolean> =>
  (await tx.run(
    `update activity set signed_up = signed_up + 1 where id = ? and cancelled_at is null and to_at > ?
      and (capacity is null or signed_up < capacity)`,
    [id, now],
  )) === 1;
export const freePlace = (tx: Tx, id: string): Promise<number> =>
  tx.run('update activity set signed_up = signed_up - 1 where id = ? and signed_up > 0', [id]);
