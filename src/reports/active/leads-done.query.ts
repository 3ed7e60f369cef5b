/** What came of leads for judicial relief within a time, whenever they were made. Whose they are is not asked. */
import type { Interval } from '../../kernel/time/intervals.js';
import type { ReliefFigures } from '../../protocol/outreach/active.js';
import type { Queries } from '../../store/store.js';

export async function countLeadsDone(
  from: Queries,
  unitId: string,
  { from: start, to }: Interval,
): Promise<ReliefFigures> {
  const asked = [unitId, start, to];
  const steps = await from.rows<{ step: string; n: number; granted: number }>(
    `select s.step, count(*) as n, coalesce(sum(l.granted), 0) as granted from lead_step s
      join lead l on l.id = s.lead_id where l.unit_id = ? and s.at >= ? and s.at < ? group by s.step`,
    asked,
  );
  const [answered] = await from.rows<{ n: number }>(
    'select count(*) as n from lead where unit_id = ? and answered_at >= ? and answered_at < ?',
    asked,
  );
  const [visits] = await from.rows<{ n: number }>(
    `select count(*) as n from lead_visit v join lead l on l.id = v.lead_id
      where l.unit_id = ? and v.at >= ? and v.at < ?`,
    asked,
  );
  const done = (step: string) => steps.find((row) => row.step === step);
  return {
    leads: Number(done('lead')?.n ?? 0),
    handedOver: Number(done('handed_over')?.n ?? 0),
    granted: Number(done('decided')?.granted ?? 0),
    helped: Number(answered!.n),
    visits: Number(visits!.n),
  };
}
