/** The unit's places as one person may see them. */
import type { Actor } from '../kernel/actor.js';
import type { Holder, Named } from '../protocol/answers.js';
import type { Directory } from '../directory/directory.js';
import { filterByName } from '../directory/name-match.js';
import type { CommunityRow, SubdistrictRow } from '../directory/places.entity.js';

export interface CommunityOnMap {
  id: string;
  code: string;
  name: string;
  liaison?: Holder;
}
export interface PlacesMap {
  unit: { id: string; name: string; code: string; level: string; dutyPhone: string };
  departments: { id: string; name: string }[];
  subdistricts: { id: string; code: string; name: string; communities: CommunityOnMap[] }[];
}

/** Workers and volunteers who are nothing else see their own communities; everybody else the whole unit's. */
export const canSeeWholeUnit = (actor: Actor) =>
  actor.roles.some((role) => role !== 'worker' && role !== 'volunteer');

const seenBy = (directory: Directory, actor: Actor): CommunityRow[] =>
  directory
    .communitiesOf(actor.unitId)
    .filter((c) => canSeeWholeUnit(actor) || actor.communityIds.includes(c.id));

/** Those one sees whose own name, or their subdistrict's, is meant: a part of it, or its pinyin. In the order of codes. */
export async function communitiesFound(directory: Directory, actor: Actor, text: string): Promise<Named[]> {
  const found = await filterByName(seenBy(directory, actor), text, ({ name, subdistrictId }) => [
    name,
    directory.subdistrict(subdistrictId)?.name ?? '',
  ]);
  return found.sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ id, name }) => ({ id, name }));
}

export function placesMapFor(directory: Directory, actor: Actor, now: number): PlacesMap | undefined {
  const unit = directory.unit(actor.unitId);
  if (!unit) return undefined;
  const seen = seenBy(directory, actor);
  const bySubdistrict = Map.groupBy(seen, (c) => c.subdistrictId);
  const subdistricts = [...bySubdistrict.keys()]
    .map((id) => directory.subdistrict(id))
    .filter((s): s is SubdistrictRow => !!s);
  const shown = (c: CommunityRow): CommunityOnMap => {
    const officer = directory.person(directory.liaisonOf(c.id, now) ?? '');
    const liaison = officer && {
      id: officer.id,
      name: officer.name,
      ...(officer.title && { title: officer.title }),
    };
    return { id: c.id, code: c.code, name: c.name, ...(liaison && { liaison }) };
  };
  return {
    unit: {
      id: unit.id,
      name: unit.name,
      code: unit.code,
      level: unit.level,
      dutyPhone: directory.settings(unit.id).dutyPhone,
    },
    departments: directory.departmentsOf(unit.id).map(({ id, name }) => ({ id, name })),
    subdistricts: subdistricts.map(({ id, code, name }) => ({
      id,
      code,
      name,
      communities: bySubdistrict.get(id)!.map(shown),
    })),
  };
}
