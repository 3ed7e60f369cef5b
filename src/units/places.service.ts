/** Subdistricts and communities of a unit. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import type { CommunitiesImported } from '../protocol/imports/places.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { FoundTable as SheetTable } from '../sheets/find-table.js';
import {
  DirectoryChangesService,
  versionTagOf,
  requireCurrent,
} from '../directory/directory-changes.service.js';
import { readCommunities } from './import/communities-import-sheet.js';
import { MOST_ROW_ERRORS, rowFields } from '../sheets/row-errors.js';
import { CommunitiesImportService, type ImportPlan } from './import/communities-import.service.js';
import { findCommunityOfUnit, renameCommunity } from './places.repository.js';

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
    private readonly clock: Clock,
  ) {}

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

  renameCommunity(actor: Actor, id: string, name: string, tag?: string): Promise<NamedPlace> {
    return this.changes.make(actor, 'community.rename', async (tx) => {
      const now = (await findCommunityOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
      if (now.name === name) return { value: shown(now) };
      requireCurrent(tag, named(now));
      if (!(await renameCommunity(tx, now, name))) refuse('stale');
      return { value: shown({ id, name }), subject: id, data: { from: now.name, to: name } };
    });
  }
}

/** A name that would be lost is seen before one that would come. */
function looked({ counts, subdistricts, communities: named }: ImportPlan): CommunitiesImported {
  const all = [...subdistricts, ...named]
    .map(({ code, before, name }) => ({ code, ...(before !== undefined && { before }), name }))
    .sort((a, b) => Number(a.before === undefined) - Number(b.before === undefined));
  const moreChanges = Math.max(0, all.length - MOST_CHANGES_SHOWN);
  return { ...counts, changes: all.slice(0, MOST_CHANGES_SHOWN), moreChanges };
}
