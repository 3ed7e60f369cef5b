/** Departments, subdistricts and communities of a unit. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import type { CommunitiesImported } from '../protocol/imports/places.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { FoundTable as SheetTable } from '../sheets/find-table.js';
import {
  DirectoryChangesService,
  versionTagOf,
  requireCurrent,
} from '../directory/directory-changes.service.js';
import { Directory } from '../directory/directory.js';
import { readCommunities } from './import/communities-import-sheet.js';
import { MOST_ROW_ERRORS, rowFields } from '../sheets/row-errors.js';
import { CommunitiesImportService, type ImportPlan } from './import/communities-import.service.js';
import { hasDepartmentAccounts } from '../directory/people/accounts.repository.js';
import { hasDepartmentDevices } from '../directory/people/devices.repository.js';
import {
  deleteDepartment,
  findCommunityOfUnit,
  findDepartmentOfUnit,
  findDepartmentsOf,
  insertDepartment,
  isDepartmentNameTaken,
  renameCommunity,
  renameDepartment,
} from './places.repository.js';

const MOST_DEPARTMENTS = 50;
const MOST_CHANGES_SHOWN = 200;

export interface NamedPlace {
  id: string;
  name: string;
  tag: string;
}
const shown = (place: { id: string; name: string }): NamedPlace => ({
  id: place.id,
  name: place.name,
  tag: versionTagOf(named(place)),
});
const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

@Injectable()
export class PlacesService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  departmentsOf = (unitId: string): NamedPlace[] => this.directory.departmentsOf(unitId).map(shown);

  /**
   * Everything or nothing; a list that is brought again updates names.
   * @param dry nothing is written: says what would change
   */
  async importCommunities(
    actor: Actor,
    table: SheetTable | undefined,
    dry: boolean,
  ): Promise<CommunitiesImported> {
    const { lines, errors } = readCommunities(table);
    if (errors.length) refuse('invalid', { fields: rowFields(errors, MOST_ROW_ERRORS) });
    return this.changes.make(actor, 'community.import', async (tx) => {
      const importing = await CommunitiesImportService.begin(tx, actor.unitId, this.clock);
      const wrong = importing.misplaced(lines);
      if (wrong.length) refuse('invalid', { fields: rowFields(wrong, MOST_ROW_ERRORS) });
      if (dry) return { value: looked(importing.plan(lines)) };
      const value = await importing.take(lines);
      return value.created || value.updated
        ? { value, subject: actor.unitId, data: { ...value } }
        : { value };
    });
  }

  addDepartment(actor: Actor, name: string): Promise<NamedPlace> {
    return this.changes.make(actor, 'department.add', async (tx) => {
      const all = await findDepartmentsOf(tx, actor.unitId);
      if (all.some((d) => d.name === name)) refuse('already_exists');
      if (all.length >= MOST_DEPARTMENTS) refuse('too_many_kept', { params: { max: MOST_DEPARTMENTS } });
      const department = { id: newId(this.clock), unitId: actor.unitId, name };
      await insertDepartment(tx, department);
      return { value: shown(department), subject: department.id, data: { name } };
    });
  }

  renameDepartment(actor: Actor, id: string, name: string, tag?: string): Promise<NamedPlace> {
    return this.changes.make(actor, 'department.rename', async (tx) => {
      const now = (await findDepartmentOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
      if (await isDepartmentNameTaken(tx, { ...now, name })) refuse('already_exists');
      return renamed(now, name, tag, () => renameDepartment(tx, now, name));
    });
  }

  removeDepartment(actor: Actor, id: string): Promise<void> {
    return this.changes.make(actor, 'department.remove', async (tx) => {
      const { name } = (await findDepartmentOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
      if ((await hasDepartmentAccounts(tx, id)) || (await hasDepartmentDevices(tx, id))) refuse('in_use');
      await deleteDepartment(tx, id);
      return { value: undefined, subject: id, data: { name } };
    });
  }

  renameCommunity(actor: Actor, id: string, name: string, tag?: string): Promise<NamedPlace> {
    return this.changes.make(actor, 'community.rename', async (tx) => {
      const now = (await findCommunityOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
      return renamed(now, name, tag, () => renameCommunity(tx, now, name));
    });
  }
}

/** @param rename answers false where somebody else was faster */
async function renamed(
  now: { id: string; name: string },
  name: string,
  tag: string | undefined,
  rename: () => Promise<boolean>,
) {
  if (now.name === name) return { value: shown(now) };
  requireCurrent(tag, named(now));
  if (!(await rename())) refuse('stale');
  return { value: shown({ id: now.id, name }), subject: now.id, data: { from: now.name, to: name } };
}

/** A name that would be lost is seen before one that would come. */
function looked({ counts, subdistricts, communities: named }: ImportPlan): CommunitiesImported {
  const all = [...subdistricts, ...named]
    .map(({ code, before, name }) => ({ code, ...(before !== undefined && { before }), name }))
    .sort((a, b) => Number(a.before === undefined) - Number(b.before === undefined));
  const moreChanges = Math.max(0, all.length - MOST_CHANGES_SHOWN);
  return { ...counts, changes: all.slice(0, MOST_CHANGES_SHOWN), moreChanges };
}
