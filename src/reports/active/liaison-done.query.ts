/** What liaison officers of a unit did: visits to communities, and promises kept and open. */
import type { Interval } from '../../kernel/time/intervals.js';
import { VISIT_LINES_SQL, VISIT_SUMS_SQL } from './outreach-lines.sql.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { LiaisonFigures } from '../../protocol/outreach/active.js';
import type { Queries } from '../../store/store.js';

/** @param now of a span that is not over, up to when; that instant is in it */
export async function countLiaison(
  from: Queries,
  unitId: string,
  span: Interval,
  now: number,
): Promise<LiaisonFigures> {
  const [made] = await from.rows<{ minutes: number; visits: number }>(
    `select ${VISIT_SUMS_SQL} from hours_entry
      where unit_id = ? and day >= ? and day <= ? and from_at >= ? and from_at < ? and ${VISIT_LINES_SQL}`,
    [unitId, localDay(span.from), localDay(span.to), span.from, span.to],
  );
  const end = Math.min(span.to, now + 1);
  const [promised] = await from.rows<{ kept: number; open: number }>(
    `select coalesce(sum(case when state = 'done' and ended_at >= ? and ended_at < ? then 1 else 0 end), 0) as kept,
       coalesce(sum(case when promised_at < ? and (ended_at is null or ended_at >= ?) then 1 else 0 end), 0) as open
      from liaison_promise where unit_id = ? and (ended_at is null or ended_at >= ?)`,
    [span.from, span.to, end, end, unitId, Math.min(span.from, end)],
  );
  return {
    visits: Number(made!.visits),
    minutes: Number(made!.minutes),
    kept: Number(promised!.kept),
    open: Number(promised!.open),
  };
}
