/** The end of being at an activity: the row ends, and what was measured is a line of the ledger in the same write. */
import { Injectable } from '@nestjs/common';
import { localDay } from '../../protocol/time/local-day.js';
import type { HoursFlag, Served } from '../../protocol/hours.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Tx } from '../../store/store.js';
import { attendanceShare, isLowAttendance } from '../../ledger/attendance-share.js';
import type { AttendanceRow } from '../../ledger/service.entity.js';
import { HoursLedgerService } from '../../ledger/hours-ledger.service.js';
import { servicePolicyOn } from '../../ledger/service-policy.repository.js';
import type { Interval } from '../../kernel/time/intervals.js';
import type { ActivityRow } from '../activities/activities.entity.js';
import { endAttendance } from './attendance.repository.js';

type Begun = AttendanceRow & { startedAt: number };
interface Ending {
  at: number;
  forgotten: boolean;
  byList: boolean;
}
/** Whom an activity of the theme is for, where that says it. */
const SERVED_BY_THEME: Partial<Record<string, Served>> = {
  elder_fraud: 'elders',
  minors: 'minors',
  labour: 'workers',
  enterprise: 'enterprise',
};

@Injectable()
export class AttendanceEndService {
  constructor(private readonly ledger: HoursLedgerService) {}

  async end(tx: Tx, activity: ActivityRow, row: Begun, { at, forgotten, byList }: Ending): Promise<Begun> {
    // A clock that was set back ends nothing before it began.
    const ended = { endedAt: Math.max(at, row.startedAt), dueAt: null, forgotten, byList };
    if (!(await endAttendance(tx, row.id, ended))) refuse('stale');
    const time = { from: row.startedAt, to: ended.endedAt };
    const low = await isLow(tx, activity, time);
    const flags: HoursFlag[] = [
      ...(forgotten ? (['forgotten_sign_off'] as const) : []),
      ...(low ? (['low_attendance'] as const) : []),
    ];
    const { personId, who, unitId } = row;
    await this.ledger.record(tx, {
      ...time,
      personId,
      who,
      unitId,
      kind: 'outreach',
      source: 'measured',
      sessionId: row.id,
      flags,
      about: {
        communityId: activity.communityId,
        inCharge: activity.inCharge.find((id) => id !== personId) ?? null,
        activity: activity.title,
        served: SERVED_BY_THEME[activity.theme] ?? null,
      },
    });
    return { ...row, ...ended };
  }
}

/** Below the unit's share of the time that was set. */
async function isLow(tx: Tx, { unitId, fromAt, toAt }: ActivityRow, time: Interval): Promise<boolean> {
  const { attendancePercent } = await servicePolicyOn(tx, unitId, localDay(fromAt));
  return isLowAttendance(attendanceShare({ from: fromAt, to: toAt }, [time]), attendancePercent);
}
