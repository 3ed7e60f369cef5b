/** How many visits were proposed and made in a time. */
import type { Interval } from '../kernel/time/intervals.js';
import type { Queries } from '../store/store.js';

export async function countVisits(
  from: Queries,
  unitId: string,
  span: Interval,
): Promise<{ proposed: number; done: number }> {
  const [row] = await from.rows<{ proposed: number; done: number }>(
    `select coalesce(sum(case when made_at >= ? and made_at < ? then 1 else 0 end), 0) as proposed,
       coalesce(sum(case when state = 'done' and decided_at >= ? and decided_at < ? then 1 else 0 end), 0) as done
     from proposal where unit_id = ?`,
    [span.from, span.to, span.from, span.to, unitId],
  );
  return { proposed: Number(row!.proposed), done: Number(row!.done) };
}
