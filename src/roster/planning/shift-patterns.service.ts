/**
 * The recurring shifts of a unit. What was lived is not rewritten: a change of a shift that has begun ends it
 * yesterday and goes on as a new piece from today, with its turns counted on and its future days taken along.
 */
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import {
  DirectoryChangesService,
  versionTagOf,
  requireCurrent,
} from '../../directory/directory-changes.service.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Tx } from '../../store/store.js';
import { RosterChangeNotices } from '../roster-change-notices.js';
import type { ShiftPattern } from '../../shift/shift-pattern.js';
import type { ShiftPatternRow } from '../../shift/roster.entity.js';
import { RosterQuery } from '../roster.query.js';
import {
  continuePattern,
  currentPatterns,
  endPattern,
  findPattern,
  insertPattern,
  updatePattern,
} from './shift-patterns.repository.js';
import { findTemporaryOfUnit } from './temporary-rosters.repository.js';

export type ShiftPatternChange = Omit<ShiftPattern, 'id' | 'unitId' | 'anchorDay'>;
export type ShiftPatternView = ShiftPatternRow & { tag: string };
const shown = (row: ShiftPatternRow): ShiftPatternView => ({ ...row, tag: versionTagOf(row) });

@Injectable()
export class ShiftPatternsService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly roster: RosterQuery,
    private readonly changeNotices: RosterChangeNotices,
  ) {}

  /** Those that are not over. */
  async list(unitId: string): Promise<ShiftPatternView[]> {
    const rows = await currentPatterns(this.roster.store.read, unitId, this.roster.today());
    return rows.map(shown);
  }

  make(actor: Actor, given: ShiftPatternChange): Promise<ShiftPatternView> {
    return this.changes.make(actor, 'shift.make', async (tx) => {
      await this.check(tx, actor.unitId, given);
      const row = rowOf(given, {
        id: newId(this.roster.clock),
        unitId: actor.unitId,
        anchorDay: given.fromDay,
      });
      await insertPattern(tx, row);
      await this.roster.poke(tx, actor.unitId);
      return { value: shown(row), subject: row.id, data: { name: row.name } };
    });
  }

  change(actor: Actor, id: string, given: ShiftPatternChange, tag?: string): Promise<ShiftPatternView> {
    return this.changes.make(actor, 'shift.change', async (tx) => {
      const now = await this.own(tx, actor.unitId, id);
      await this.check(tx, actor.unitId, given);
      const today = this.roster.today();
      const begun = now.fromDay < today;
      const fromDay = begun && given.fromDay < today ? today : given.fromDay;
      // The turns go on from where they stand, unless the people in turn or the weeks are others.
      const sameTurns = given.rotation.length === now.rotation.length && given.everyWeeks === now.everyWeeks;
      const anchorDay = sameTurns ? now.anchorDay : fromDay;
      const same = rowOf(given, { id, unitId: now.unitId, anchorDay: now.anchorDay });
      if (versionTagOf(same) === versionTagOf(now)) return { value: shown(now) };
      requireCurrent(tag, now);
      const row = rowOf(given, {
        id: begun ? newId(this.roster.clock) : id,
        unitId: now.unitId,
        anchorDay,
        fromDay,
      });
      await this.changeNotices.tell(tx, actor, async () => {
        if (begun) await continuePattern(tx, id, row, today);
        else await updatePattern(tx, id, row);
      });
      await this.roster.poke(tx, actor.unitId);
      return { value: shown(row), subject: row.id, data: { name: row.name, ...(begun && { after: id }) } };
    });
  }

  /** From today on there is no such shift; what was lived of it stays. */
  async end(actor: Actor, id: string): Promise<void> {
    await this.changes.make(actor, 'shift.end', async (tx) => {
      await this.own(tx, actor.unitId, id);
      await this.changeNotices.tell(tx, actor, () => endPattern(tx, id, this.roster.today()));
      await this.roster.poke(tx, actor.unitId);
      return { value: undefined, subject: id };
    });
  }

  private async own(tx: Tx, unitId: string, id: string): Promise<ShiftPatternRow> {
    const row = await findPattern(tx, id);
    if (!row || row.unitId !== unitId || (row.untilDay !== null && row.untilDay < this.roster.today()))
      return refuse('not_found');
    return row;
  }

  private async check(tx: Tx, unitId: string, given: ShiftPatternChange): Promise<void> {
    const { min, max, untilDay, fromDay, departmentId, temporaryId, rotation } = given;
    if (max < min) refuse('invalid', { fields: { max: 'field_max_below_min' } });
    if (untilDay !== null && untilDay < fromDay)
      refuse('invalid', { fields: { untilDay: 'field_ends_before_day' } });
    if (departmentId !== null && this.roster.directory.department(departmentId)?.unitId !== unitId)
      refuse('not_found');
    for (const personId of rotation.flat()) this.roster.officer(unitId, personId);
    if (temporaryId === null) return;
    const temporary = await findTemporaryOfUnit(tx, temporaryId, unitId);
    if (!temporary) refuse('not_found');
  }
}

/** In one order, so that equal shifts read equal. */
function rowOf(
  given: ShiftPatternChange,
  more: Pick<ShiftPattern, 'id' | 'unitId' | 'anchorDay'> & { fromDay?: string },
) {
  const { departmentId, name, role, min, max, startMinute, endMinute, everyWeeks, days } = given;
  const { untilDay, temporaryId } = given;
  const row: ShiftPatternRow = {
    id: more.id,
    unitId: more.unitId,
    departmentId,
    name,
    role,
    min,
    max,
    startMinute,
    endMinute,
    weekdays: [...new Set(given.weekdays)].sort(),
    everyWeeks,
    days,
    fromDay: more.fromDay ?? given.fromDay,
    untilDay,
    anchorDay: more.anchorDay,
    rotation: given.rotation.map((week) => [...new Set(week)]),
    temporaryId,
  };
  return row;
}
