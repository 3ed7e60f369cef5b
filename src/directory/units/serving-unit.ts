/** Whose hub this is to somebody who has not said who they are. */
import type { Directory } from '../directory.js';
import type { UnitRow } from '../places.entity.js';

/** Of several units the district that serves communities: who is not signed in phones there. */
export function servingUnit(directory: Directory): UnitRow | undefined {
  const units = directory.allUnits();
  const districts = units.filter((unit) => unit.level === 'district');
  return districts.find(({ id }) => directory.communitiesOf(id).length) ?? districts[0] ?? units[0];
}
