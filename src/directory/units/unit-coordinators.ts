/** Who sees to what nobody else does: a unit's coordinators, or where it has none, its administrators. Pure. */
import type { Role } from '../../protocol/codes.js';

interface Person {
  id: string;
  unitId: string;
  roles: readonly Role[];
  disabled: boolean;
}

export function coordinatorsByUnit(people: readonly Person[]): Map<string, string[]> {
  const of = (role: Role) =>
    Map.groupBy(
      people.filter((p) => !p.disabled && p.roles.includes(role)),
      (p) => p.unitId,
    );
  // The later of two entries of a unit stands.
  const found = [...of('admin'), ...of('coordinator')];
  return new Map(found.map(([unitId, all]) => [unitId, all.map((p) => p.id)]));
}
