/** An attendance as it is told. Pure. */
import { iso } from '../../protocol/time/instant.js';
import type { Attendance, OwnAttendance } from '../../protocol/outreach.js';
import { minutesBetween } from '../../kernel/time/intervals.js';
import type { AttendanceRow } from '../../ledger/service.entity.js';

type Times = Pick<AttendanceRow, 'signedUpAt' | 'startedAt' | 'endedAt' | 'forgotten'>;

/** On the wall-clock grid; of what runs there are none yet. */
const minutesOf = ({ startedAt, endedAt }: Times): { minutes?: number } =>
  startedAt === null || endedAt === null ? {} : { minutes: minutesBetween(startedAt, endedAt) };

export const ownAttendance = (row: Times | undefined): OwnAttendance =>
  row === undefined
    ? { signedUp: false }
    : {
        signedUp: row.signedUpAt !== null,
        ...(row.startedAt !== null && { checkedInAt: iso(row.startedAt) }),
        ...(row.endedAt !== null && { checkedOutAt: iso(row.endedAt) }),
        ...minutesOf(row),
        ...(row.forgotten && { forgotten: true as const }),
      };

export const attendanceView = (row: Times & { startedAt: number }): Attendance => ({
  from: iso(row.startedAt),
  ...(row.endedAt !== null && { to: iso(row.endedAt) }),
  ...minutesOf(row),
});
