/** The service policy in force on a day: of the unit's versions the last that had begun, or the default. */
import type { Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { DEFAULT_SERVICE_POLICY, type ServicePolicy } from './credit-rules.js';
import { HoursPolicyRow } from './hours.entity.js';

export const servicePolicyTable = new Table(HoursPolicyRow);

/** @param day the local day, YYYY-MM-DD */
export async function servicePolicyOn(from: Queries, unitId: string, day: string): Promise<ServicePolicy> {
  const version = await servicePolicyTable.one(
    from,
    'where unit_id = ? and from_day <= ? order by from_day desc limit 1',
    [unitId, day],
  );
  return version ?? DEFAULT_SERVICE_POLICY;
}
