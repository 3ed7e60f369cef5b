/** The service policy in force on a day: of the unit's versions the last that had begun, or the default; and what it flags. */
import type { Interval } from '../kernel/time/intervals.js';
import type { HoursFlag } from '../protocol/hours.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { attendanceShare, isLowAttendance } from './attendance-share.js';
import { DEFAULT_SERVICE_POLICY, type ServicePolicy } from './credit-rules.js';
import { HoursPolicyRow } from './hours.entity.js';

const policies = new Table(HoursPolicyRow);

/** Newest first. */
export const servicePolicyVersions = (from: Queries, unitId: string): Promise<HoursPolicyRow[]> =>
  policies.find(from, 'where unit_id = ? order by from_day desc', [unitId]);
/** @param fromDay the local day it begins on, YYYY-MM-DD */
export const findServicePolicyVersion = (
  from: Queries,
  unitId: string,
  fromDay: string,
): Promise<HoursPolicyRow | undefined> =>
  policies.one(from, 'where unit_id = ? and from_day = ?', [unitId, fromDay]);
export const insertServicePolicyVersion = (tx: Tx, row: HoursPolicyRow): Promise<void> =>
  policies.insert(tx, row);
export const updateServicePolicyVersion = (
  tx: Tx,
  id: string,
  changes: Omit<HoursPolicyRow, 'id' | 'unitId' | 'fromDay'>,
): Promise<number> => policies.update(tx, changes, 'id = ?', [id]);

/** @param day the local day, YYYY-MM-DD */
export async function servicePolicyOn(from: Queries, unitId: string, day: string): Promise<ServicePolicy> {
  const version = await policies.one(
    from,
    'where unit_id = ? and from_day <= ? order by from_day desc limit 1',
    [unitId, day],
  );
  return version ?? DEFAULT_SERVICE_POLICY;
}

/** Where too little of a set time was served. @param day the local day whose policy counts, YYYY-MM-DD */
export async function lowAttendanceFlag(
  from: Queries,
  {
    unitId,
    day,
    set,
    measured,
  }: { unitId: string; day: string; set: Interval; measured: readonly Interval[] },
): Promise<HoursFlag[]> {
  const { attendancePercent } = await servicePolicyOn(from, unitId, day);
  return isLowAttendance(attendanceShare(set, measured), attendancePercent) ? ['low_attendance'] : [];
}
