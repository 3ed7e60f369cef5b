/** The end of being at an activity: the row ends, and what was measured is a line of the ledger in the same write. */
import { Injectable } from '@nestjs/common';
import { activityNamed } from '../../protocol/communities/liaison.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { HoursFlag, Served } from '../../protocol/hours.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Tx } from '../../store/store.js';
import { lowAttendanceFlag } from '../../ledger/service-policy.repository.js';
import type { AttendanceRow } from '../../ledger/service.entity.js';
import { HoursLedgerService } from '../../ledger/hours-ledger.service.js';
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
    const { personId, who, unitId } = row;
    const set = { from: activity.fromAt, to: activity.toAt };
    const day = localDay(set.from);
    const flags: HoursFlag[] = [
      ...(forgotten ? (['forgotten_sign_off'] as const) : []),
      ...(await lowAttendanceFlag(tx, { unitId, day, set, measured: [time] })),
    ];
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
        activity: activityNamed(activity.title),
        served: SERVED_BY_THEME[activity.theme] ?? null,
      },
    });
    return { ...row, ...ended };
  }
}
