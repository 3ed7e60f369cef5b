/** What came of it in a year, agency by agency, in the order of their names: sums, and no ranking. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import type { AgencySums } from '../protocol/relief/agency-requests.js';
import { yearSpan } from '../reports/year/target-pace.js';
import { Store } from '../store/store.js';

@Injectable()
export class AgencySumsQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Of what was asked in that year of the local calendar. */
  async of({ unitId }: Pick<Actor, 'unitId'>, year: number): Promise<AgencySums> {
    const { from, to } = yearSpan(year);
    const rows = await this.store.long.rows<Record<string, number | string> & { agency: string }>(
      `select agency, count(*) as asked,
          count(case when state = 'answered' then 1 end) as answered,
          count(case when in_time = 1 then 1 end) as in_time,
          count(case when state = 'waiting' then 1 end) as waiting,
          count(case when state = 'waiting' and due_at <= ? then 1 end) as late
        from agency_request
        where unit_id = ? and asked_at >= ? and asked_at < ? and state <> 'withdrawn' group by agency`,
      [this.clock.now(), unitId, from, to],
    );
    const items = rows.map(({ agency, asked, answered, in_time, waiting, late }) => ({
      agency,
      asked: Number(asked),
      answered: Number(answered),
      inTime: Number(in_time),
      waiting: Number(waiting),
      late: Number(late),
    }));
    return { year, items: items.sort((a, b) => a.agency.localeCompare(b.agency, 'zh')) };
  }
}
