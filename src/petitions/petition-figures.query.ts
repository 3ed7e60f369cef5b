/** 来信按期答复: how many were answered by procedure in time of those that fell due, and how many at all. */
import type { PetitionFigures } from '../protocol/relief/petitions.js';
import { localDay } from '../protocol/time/local-day.js';
import { placeholders, type Queries } from '../store/store.js';

export interface PetitionSpan {
  /** [from, to) in milliseconds since 1970; what is due after `now` counts no more than what is due after `to`. */
  from: number;
  to: number;
  now: number;
  /** Only those that these people handed on; absent: all of the unit. */
  inChargeIds?: readonly string[];
}
/** Withdrawn ones count nowhere. */
export async function petitionFigures(
  read: Queries,
  unitId: string,
  { from, to, now, inChargeIds }: PetitionSpan,
): Promise<PetitionFigures> {
  const span = { from: localDay(from), to: localDay(to) };
  if (inChargeIds?.length === 0) return { ...span, due: 0, inTime: 0, answered: 0, open: 0 };
  const whose = inChargeIds ? `and p.in_charge_id in (${placeholders(inChargeIds)})` : '';
  const [counted] = await read.rows<Record<'due' | 'answered' | 'in_time', number | string>>(
    `select count(*) as due, count(s.id) as answered, count(case when s.in_time = 1 then 1 end) as in_time
      from petition p left join petition_step s
        on s.petition_id = p.id and s.round = p.round and s.step = 'procedure'
      where p.unit_id = ? and p.state <> 'withdrawn' and p.procedure_due_at >= ? and p.procedure_due_at < ?
        ${whose}`,
    [unitId, from, Math.min(to, now), ...(inChargeIds ?? [])],
  );
  const [waiting] = await read.rows<{ n: number | string }>(
    `select count(*) as n from petition p where p.unit_id = ? and p.state = 'open' ${whose}`,
    [unitId, ...(inChargeIds ?? [])],
  );
  return {
    ...span,
    due: Number(counted?.due ?? 0),
    inTime: Number(counted?.in_time ?? 0),
    answered: Number(counted?.answered ?? 0),
    open: Number(waiting?.n ?? 0),
  };
}
