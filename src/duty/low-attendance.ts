/** At sign-off: whether too little of the shift was served, by the unit's hours policy of that day. */
import { localDay } from '../protocol/local-day.js';
import { policyOn } from '../ledger/policy-rows.js';
import { isLow, servedOf, shareOf } from '../ledger/share.js';
import { standing, timeOf } from '../ledger/standing.js';
import type { KeptRosters } from '../shift/kept.js';
import type { Queries } from '../store/store.js';
import type { DutyRow } from '../ledger/duty.entities.js';
import { uncounted } from '../ledger/turn.js';

/** Of the shift that was served, with all that the ledger holds of it: who came back and filled it is not flagged again. */
export async function lowAttendance(
  from: Queries,
  rosters: Pick<KeptRosters, 'of'>,
  row: DutyRow,
  at: number,
): Promise<string[]> {
  const { id: personId, unitId } = row;
  const served = { from: row.since ?? at, to: at };
  const shift = servedOf(rosters.of(unitId, personId, served), served);
  if (!shift) return [];
  const held = await standing(from, { personId, from: shift.from, to: shift.to });
  const share = shareOf(shift, [...held.map(timeOf), ...uncounted(row, at)]);
  const { attendancePercent } = await policyOn(from, unitId, localDay(at));
  return isLow(share, attendancePercent) ? ['low_attendance'] : [];
}
