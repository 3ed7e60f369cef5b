/** Who reads the outlines of a department, who writes in them, and who may look at the rows behind the figures. */
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Directory } from '../directory/directory.js';
import type { DepartmentRow } from '../directory/places.entity.js';
import { isHere } from '../directory/holder.js';
import { refuseFileOfAnother } from '../directory/units/file-of-another.js';

/** Coordinators and administrators: of all departments of their unit, and of the rows behind. */
export const keepsOutlines = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.includes('coordinator') || roles.includes('admin');

export const writesOutline = (actor: Pick<Actor, 'id' | 'roles'>, { headId }: DepartmentRow): boolean =>
  keepsOutlines(actor) || headId === actor.id;

/** Whoever is named for something reads the page that names them: its people, its head, who coordinates; still here. */
export function mayPromise(
  directory: Pick<Directory, 'person'>,
  { id, unitId, headId }: DepartmentRow,
  personId: string,
): boolean {
  if (!isHere(directory, unitId, personId)) return false;
  const person = directory.person(personId)!;
  return person.departmentId === id || personId === headId || keepsOutlines(person);
}

/**
 * The department, to who may read its outlines: they are the unit's own.
 * @throws Refusal `not_found`, for a unit above in a sentence of its own; `forbidden` for officers of others
 */
export function readDepartment(directory: Directory, actor: Actor, id: string): DepartmentRow {
  const department = directory.department(id);
  if (!department || department.unitId !== actor.unitId)
    return refuseFileOfAnother(directory, actor, department?.unitId);
  if (!writesOutline(actor, department) && actor.departmentId !== id) refuse('outline_not_yours');
  return department;
}

/** As above. @throws Refusal `forbidden` besides, for who may only read */
export function writtenDepartment(directory: Directory, actor: Actor, id: string): DepartmentRow {
  const department = readDepartment(directory, actor, id);
  if (!writesOutline(actor, department)) refuse('outline_head_writes');
  return department;
}
