/** What came of check-ups: of those done within a time, whatever was solved since. */
import type { Interval } from '../../kernel/time/intervals.js';
import type { CheckupFigures } from '../../protocol/outreach/enterprises.js';
import type { Queries } from '../../store/store.js';
import { FINDING_CALL, IS_SOLVED } from './finding-solved.sql.js';

const DONE = "c.unit_id = ? and c.state = 'done' and c.at >= ? and c.at < ?";

export async function countCheckups(
  from: Queries,
  unitId: string,
  span: Interval,
): Promise<Omit<CheckupFigures, 'from' | 'to'>> {
  const asked = [unitId, span.from, span.to];
  const [done] = await from.rows<{ checkups: number; enterprises: number }>(
    `select count(*) as checkups, count(distinct c.enterprise_id) as enterprises from checkup c where ${DONE}`,
    asked,
  );
  const [found] = await from.rows<Record<'problems' | 'solved' | 'called' | 'disputes', number>>(
    `select count(*) as problems, count(case when ${IS_SOLVED} then 1 end) as solved,
      count(f.call_id) as called, count(case when f.dispute = 1 then 1 end) as disputes from checkup c
      join checkup_finding f on f.checkup_id = c.id and f.finding = 'problem' ${FINDING_CALL} where ${DONE}`,
    asked,
  );
  return {
    checkups: Number(done!.checkups),
    enterprises: Number(done!.enterprises),
    problems: Number(found!.problems),
    solved: Number(found!.solved),
    called: Number(found!.called),
    disputes: Number(found!.disputes),
  };
}
