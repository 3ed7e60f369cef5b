/** Who of a unit calls back, and who is told of it. */
import { hasHandled, mayHaveInterest } from '../call/call-relation.js';
import type { CallRow } from '../call/call.entity.js';
import type { Directory } from '../directory/directory.js';
import { isHere } from '../directory/holder.js';

type People = Pick<Directory, 'person' | 'coordinatorsOrAdminsOf'>;

export const coordinates = (directory: People, unitId: string, id: string): boolean =>
  isHere(directory, unitId, id) &&
  directory.person(id)!.roles.some((role) => role === 'coordinator' || role === 'admin');

/** Whoever has taken it, as long as they are here and may make it; else all who may. */
export function toldOf(
  directory: People,
  line: Readonly<CallRow>,
  assigneeId: string | null,
): readonly string[] {
  const may = (id: string) => !hasHandled(line, id) && !mayHaveInterest(line, { id });
  if (assigneeId !== null && coordinates(directory, line.unitId, assigneeId) && may(assigneeId))
    return [assigneeId];
  return directory.coordinatorsOrAdminsOf(line.unitId).filter(may);
}
