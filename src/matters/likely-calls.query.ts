/** Calls that may be of the same matter as one: few enough to be read and compared one by one. */
import { isRecurringMatterSql } from '../calls/queries/recurring-calls.sql.js';
import type { CallRow } from '../call/call.entity.js';
import { intactRows, readCalls } from '../desk/views/readable-call.query.js';
import { MATTER_LIMITS } from '../protocol/residents/matters.js';
import { DAY } from '../protocol/time/durations.js';
import type { Queries } from '../store/store.js';

/** The newest of a community in the days around; so many are compared at most. */
const COMPARED = 60;
/** Earlier calls of one resident. */
const EARLIER = 20;

/** Of the same community around the same days, newest first. */
export async function callsAround(from: Queries, line: CallRow): Promise<CallRow[]> {
  const span = MATTER_LIMITS.likelyDays * DAY;
  return intactRows(
    await readCalls(
      from,
      `where community_id = ? and raised_at >= ? and raised_at <= ? and id <> ? and ${isRecurringMatterSql('call')}
        order by raised_at desc limit ${COMPARED}`,
      [line.communityId, line.raisedAt - span, line.raisedAt + span, line.id],
    ),
  );
}

/** Of the same beneficiary in the unit, by the keyed index of their telephone, whenever they were. */
export async function callsOfResident(from: Queries, line: CallRow, residentKey: string): Promise<CallRow[]> {
  return intactRows(
    await readCalls(
      from,
      `where id in (select call_id from call_particulars where resident_key = ?) and unit_id = ? and id <> ?
        and ${isRecurringMatterSql('call')} order by raised_at desc limit ${EARLIER}`,
      [residentKey, line.unitId, line.id],
    ),
  );
}
