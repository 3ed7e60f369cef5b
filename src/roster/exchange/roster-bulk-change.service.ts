/** Many shifts at once, each with everybody who is to be on it: found out, looked at, and written in few statements. */
import { Injectable } from '@nestjs/common';
import { nextTurn } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { iso } from '../../protocol/time/instant.js';
import type { RosterImported, RosterLooked } from '../../protocol/imports/roster-import.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Queries, Tx } from '../../store/store.js';
import { occurrenceId } from '../../shift/occurrences.js';
import {
  applyListed,
  handoverInstant,
  listedDifference,
  type ShiftOverrides,
  type ListedDifference,
} from '../../shift/overrides.js';
import { peopleInTurn } from '../../shift/shift-pattern.js';
import type { RosterOverrideRow } from '../../shift/roster.entity.js';
import { patternsOfUnit } from '../planning/shift-patterns.repository.js';
import { insertOverrides, overridesIn, updateOverrides } from '../shifts/overrides.repository.js';
import { RosterQuery } from '../roster.query.js';
import type { Placement } from './roster-sheet.js';

/** A long list is gone through between other things. */
const A_LOOK = 100;
const MOST_CHANGES_SHOWN = 200;
const NOTHING: ShiftOverrides = { added: [], removed: [] };

/** A shift that is another by the list. */
export interface ShiftStep extends Placement, ListedDifference {
  row: RosterOverrideRow | undefined;
  differs: ShiftOverrides;
}

@Injectable()
export class RosterBulkChangeService {
  constructor(private readonly roster: RosterQuery) {}

  /**
   * What is read is read once, for all of them.
   * @param placements looked at in this write: officers who may be put on them
   * @returns the shifts that are others by it, as they are listed
   * @throws Refusal `shift_over`
   */
  async plan(from: Queries, unitId: string, placements: readonly Placement[]): Promise<ShiftStep[]> {
    const now = this.roster.clock.now();
    const days = placements.map(({ shift }) => shift.day).sort();
    const rows = await overridesIn(from, unitId, days[0] ?? '', days.at(-1) ?? '');
    const rowOf = new Map(rows.map((row) => [occurrenceId(row.patternId, row.day), row]));
    const all = await patternsOfUnit(from, unitId);
    const patternOf = new Map(all.map((pattern) => [pattern.id, pattern]));
    const steps: ShiftStep[] = [];
    for (const [place, { shift, people }] of placements.entries()) {
      if (place % A_LOOK === 0) await nextTurn();
      const { on, off } = listedDifference(shift, people);
      if (!on.length && !off.length) continue;
      if (shift.to <= now) refuse('shift_over');
      const row = rowOf.get(occurrenceId(shift.patternId, shift.day));
      const turn = peopleInTurn(patternOf.get(shift.patternId)!, shift.day);
      const differs = applyListed(row ?? NOTHING, { on, off }, turn, handoverInstant(shift, now));
      steps.push({ shift, people, on, off, row, differs });
    }
    return steps;
  }

  /**
   * Whoever asks for something meanwhile waits for the end of this write, a ring too.
   * @param by whose hand it is: told to who comes too late
   */
  async write(tx: Tx, by: string, unitId: string, steps: readonly ShiftStep[]): Promise<void> {
    if (!steps.length) return;
    const fresh: RosterOverrideRow[] = [];
    const changed: RosterOverrideRow[] = [];
    for (const { shift, row, differs } of steps) {
      const { patternId, day } = shift;
      const next = { added: [...differs.added], removed: [...differs.removed], changedBy: by };
      if (row) changed.push({ ...row, ...next });
      else fresh.push({ id: newId(this.roster.clock), unitId, patternId, day, version: 1, ...next });
    }
    await this.roster.poke(tx, unitId);
    await insertOverrides(tx, ...fresh);
    if (!(await updateOverrides(tx, changed))) refuse('stale');
  }

  /** A shift that would lose everybody is seen before the others. */
  looked(steps: readonly ShiftStep[], counts: RosterImported, tag: string): RosterLooked {
    const { holder } = this.roster;
    const empties = ({ people }: ShiftStep) => !people.length;
    const changes = steps
      .toSorted((a, b) => Number(empties(b)) - Number(empties(a)) || a.shift.from - b.shift.from)
      .slice(0, MOST_CHANGES_SHOWN)
      .map(({ shift, people, on, off }) => ({
        day: shift.day,
        shift: shift.name,
        from: iso(shift.from),
        to: iso(shift.to),
        added: on.map(holder),
        removed: off.map((p) => holder(p.personId)),
        people: people.map(holder),
      }));
    return {
      ...counts,
      added: steps.reduce((n, { on }) => n + on.length, 0),
      removed: steps.reduce((n, { off }) => n + off.length, 0),
      emptied: steps.filter(empties).length,
      changes,
      moreChanges: steps.length - changes.length,
      tag,
    };
  }
}

/** Just what would be done, for a tag. */
export const plannedChanges = (steps: readonly ShiftStep[]): object =>
  steps.map(({ shift, on, off }) => [
    occurrenceId(shift.patternId, shift.day),
    on,
    off.map((p) => p.personId),
  ]);
