/** Escalation policies between their rows and the shape that travels. */
import type { Policy } from '../protocol/calls/policy.js';
import type { PolicyRow } from './places.entity.js';

export const policyOf = (row: PolicyRow): Policy => ({
  id: row.id,
  name: row.name,
  match: row.matches,
  steps: row.steps,
  afterHours: row.afterHours,
  promiseSeconds: row.promiseSeconds,
  afterPromiseSeconds: row.afterPromiseSeconds,
  owners: row.owners,
});

/** Each unit's in their order, as the rows come. */
export const policiesByUnit = (rows: readonly PolicyRow[]): Map<string, Policy[]> =>
  new Map([...Map.groupBy(rows, (row) => row.unitId)].map(([unitId, all]) => [unitId, all.map(policyOf)]));

export const policyRow = (
  { match, ...policy }: Policy,
  place: Pick<PolicyRow, 'unitId' | 'position' | 'changedAt'>,
): PolicyRow => ({ ...policy, ...place, matches: match });
