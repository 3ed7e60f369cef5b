/** Outreach of a unit: activities that were held, who came to them, and the time that was served. */
import type { Interval } from '../../kernel/time/intervals.js';
import { VALID_ENTRY_SQL } from '../../ledger/hours-entries.repository.js';
import { OTHER_OUTREACH_SQL } from './outreach-lines.sql.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { OutreachFigures } from '../../protocol/outreach/active.js';
import type { Param, Queries } from '../../store/store.js';

const HELD = 'unit_id = ? and from_at >= ? and from_at < ? and to_at <= ? and cancelled_at is null';

/** What stands on the wall: no more than that. */
export async function sumOutreach(
  from: Queries,
  unitId: string,
  span: Interval,
  now: number,
): Promise<Pick<OutreachFigures, 'activities' | 'people' | 'minutes'>> {
  const [held] = await from.rows<{ activities: number }>(
    `select count(*) as activities from activity where ${HELD}`,
    heldParams(unitId, span, now),
  );
  const [served] = await from.rows<{ minutes: number; people: number }>(
    `select coalesce(sum(minutes), 0) as minutes,
       count(distinct case when minutes > 0 and ${VALID_ENTRY_SQL} then person_id end) as people
     from hours_entry where unit_id = ? and day >= ? and day <= ? and from_at >= ? and from_at < ?
       and ${OTHER_OUTREACH_SQL}`,
    [unitId, localDay(span.from), localDay(span.to), span.from, span.to],
  );
  return {
    activities: Number(held!.activities),
    people: Number(served!.people),
    minutes: Number(served!.minutes),
  };
}

/** Who came, without those taken back, and what was asked on site. */
export async function countResidents(
  from: Queries,
  unitId: string,
  span: Interval,
  now: number,
): Promise<Pick<OutreachFigures, 'arrivals' | 'elders' | 'calls'>> {
  const [came] = await from.rows<{ arrivals: number; elders: number }>(
    `select count(*) as arrivals, coalesce(sum(case when band <> 'under_60' then 1 else 0 end), 0) as elders
      from activity_arrival where undone_at is null and activity_id in (select id from activity where ${HELD})`,
    heldParams(unitId, span, now),
  );
  const [asked] = await from.rows<{ calls: number }>(
    `select count(*) as calls from call where activity_id in (select id from activity where ${HELD})`,
    heldParams(unitId, span, now),
  );
  return {
    arrivals: Number(came!.arrivals),
    elders: Number(came!.elders),
    calls: Number(asked!.calls),
  };
}

const heldParams = (unitId: string, { from, to }: Interval, now: number): Param[] => [unitId, from, to, now];
