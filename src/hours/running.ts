/** Time that is being measured now and stands in no line yet. */
import { DutyRow } from '../duty/duty.entities.js';
import { uncounted } from '../duty/turn.js';
import type { Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import type { Interval } from './tally.js';

const duties = new Table(DutyRow);

/** Of one person, until `now`. */
export async function runningOf(from: Queries, personId: string, now: number): Promise<Interval[]> {
  const duty = await duties.one(from, 'where id = ?', [personId]);
  return duty ? uncounted(duty, now) : [];
}

/** Whether anybody of the unit has time running that began before the instant. */
export async function runningBefore(
  from: Queries,
  unitId: string,
  before: number,
  now: number,
): Promise<boolean> {
  const on = await duties.find(from, 'where unit_id = ? and since is not null', [unitId]);
  return on.some((duty) => uncounted(duty, now).some((stretch) => stretch.from < before));
}
