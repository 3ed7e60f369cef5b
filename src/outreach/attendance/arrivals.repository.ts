/** Residents who came, counted by age. One that was taken back stays, so that a late repeat counts nobody again. */
import { AGE_BANDS, type AgeBand, type Arrivals } from '../../protocol/outreach.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { ArrivalRow } from '../activities/activities.entity.js';

const arrivals = new Table(ArrivalRow);

export const insertArrival = (tx: Tx, row: ArrivalRow): Promise<void> => arrivals.insert(tx, row);
export const findArrival = (from: Queries, id: string): Promise<ArrivalRow | undefined> =>
  arrivals.one(from, 'where id = ?', [id]);
/** @returns false where it was taken back before */
export const undoArrival = async (tx: Tx, id: string, undoneAt: number): Promise<boolean> =>
  (await arrivals.update(tx, { undoneAt }, 'id = ? and undone_at is null', [id])) === 1;

export async function arrivalsAt(from: Queries, activityId: string): Promise<Arrivals> {
  const rows = await from.rows<{ band: AgeBand; count: number }>(
    `select band, count(*) as count from activity_arrival
      where activity_id = ? and undone_at is null group by band`,
    [activityId],
  );
  const counts = new Map(rows.map(({ band, count }) => [band, Number(count)]));
  return Object.fromEntries(AGE_BANDS.map((band) => [band, counts.get(band) ?? 0])) as Arrivals;
}
