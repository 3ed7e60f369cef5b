/** The tree of units: who stands above whom. A unit above sees figures of those below, never their files. */
import type { Directory } from '../directory.js';
import type { UnitRow } from '../places.entity.js';

type Units = Pick<Directory, 'unit' | 'allUnits'>;

/** Whether `aboveId` stands above that unit, at whatever distance; no unit stands above itself. */
export function isAbove(directory: Units, aboveId: string, unitId: string): boolean {
  const seen = new Set<string>([unitId]);
  for (let at = directory.unit(unitId)?.parentId; at && !seen.has(at); at = directory.unit(at)?.parentId) {
    if (at === aboveId) return true;
    seen.add(at);
  }
  return false;
}
/** Above the districts and without communities: it has the figures of those below and no calls of its own. */
export const readsFiguresOnly = (
  directory: Pick<Directory, 'unit' | 'communitiesOf'>,
  unitId: string,
): boolean =>
  (directory.unit(unitId)?.level ?? 'district') !== 'district' &&
  directory.communitiesOf(unitId).length === 0;
/** Whether the unit is that one itself or below it: whose figures may be read there. */
export const isInTree = (directory: Units, rootId: string, unitId: string): boolean =>
  directory.unit(unitId) !== undefined && (rootId === unitId || isAbove(directory, rootId, unitId));
/** The unit itself and all below it, in the order of their names as people read them. */
export function treeOf(directory: Units, unitId: string): UnitRow[] {
  return directory
    .allUnits()
    .filter(({ id }) => id === unitId || isAbove(directory, unitId, id))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh') || a.id.localeCompare(b.id));
}
