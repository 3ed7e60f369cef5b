/** At sign-off: whether too little of the shift was served, by the unit's hours policy of that day. */
import { localDay } from '../protocol/time/local-day.js';
import { servedTime } from '../ledger/attendance-share.js';
import { lowAttendanceFlag } from '../ledger/service-policy.repository.js';
import { validEntriesIn, intervalOf } from '../ledger/hours-entries.repository.js';
import type { RosterCache } from '../directory/caches/roster.cache.js';
import type { Queries } from '../store/store.js';
import type { DutyRow } from '../ledger/duty.entity.js';
import { unrecordedStretches } from '../ledger/duty-session-rules.js';

/** Of the shift that was served, with all that the ledger holds of it: who came back and filled it is not flagged again. */
export async function lowAttendance(
  from: Queries,
  rosters: Pick<RosterCache, 'of'>,
  row: DutyRow,
  at: number,
): Promise<string[]> {
  const { id: personId, unitId } = row;
  const served = { from: row.since ?? at, to: at };
  const shift = servedTime(rosters.of(unitId, personId, served), served);
  if (!shift) return [];
  const held = await validEntriesIn(from, { personId, from: shift.from, to: shift.to });
  const measured = [...held.map(intervalOf), ...unrecordedStretches(row, at)];
  return lowAttendanceFlag(from, { unitId, day: localDay(at), set: shift, measured });
}
