/**
 * Puts people on one shift of one day and takes them off. Each change is one conditional write on what it saw:
 * of two at once exactly one holds, and the other is told who was faster.
 */
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Tx } from '../../store/store.js';
import { placesLeft } from '../../shift/roster-findings.js';
import { touches, type Occurrence } from '../../shift/occurrences.js';
import { handoverInstant, addPerson, removePerson, type ShiftOverrides } from '../../shift/overrides.js';
import type { RosterOverrideRow } from '../../shift/roster.entity.js';
import { blockingLeavesOfPerson } from '../planning/leaves.repository.js';
import { findPattern } from '../planning/shift-patterns.repository.js';
import { RosterQuery } from '../roster.query.js';
import { peopleInTurn } from '../../shift/shift-pattern.js';
import { findOverride, insertOverrides, updateOverride } from './overrides.repository.js';

const NOTHING: ShiftOverrides = { added: [], removed: [] };

/** One shift with what differs on it, as this write sees it. */
interface Seen {
  shift: Occurrence;
  row: RosterOverrideRow | undefined;
  turn: readonly string[];
}
export interface ShiftUnderChange {
  on?: string;
  off?: string;
}

@Injectable()
export class ShiftAssignmentService {
  constructor(private readonly roster: RosterQuery) {}

  /**
   * @param by whose hand it is: told to who comes too late
   * @returns false where all was so already
   * @throws Refusal `shift_over`, `not_on_shift`, `person_on_leave`; `shift_changed` where somebody was faster
   */
  async change(
    tx: Tx,
    by: string,
    unitId: string,
    id: string,
    { on, off }: ShiftUnderChange,
  ): Promise<boolean> {
    const { shift, row, turn } = await this.see(tx, unitId, id);
    const now = this.roster.clock.now();
    if (shift.to <= now) refuse('shift_over');
    const at = handoverInstant(shift, now);
    let differs: ShiftOverrides = row ?? NOTHING;
    const stands = (personId: string) =>
      shift.people.find((p) => p.personId === personId && (at === null || p.to > now));
    if (off !== undefined) {
      const placed = stands(off);
      // Whoever is on leave holds a place without being on it.
      const away = shift.away.includes(off);
      if (placed) differs = removePerson(differs, turn.includes(off), placed, at);
      else if (away)
        differs = removePerson(differs, turn.includes(off), { ...shift, ...AWAY, personId: off }, at);
      else if (on === undefined) return false;
      else this.tooLate(wasOn(row, off) ? row : undefined, 'shift_taken', 'not_on_shift');
    }
    if (on !== undefined) {
      this.roster.officer(unitId, on);
      if (stands(on)) {
        if (off === undefined) return false;
        refuse('double_booked', { holder: this.roster.holder(on) });
      }
      await this.refuseLeave(tx, on, shift);
      differs = addPerson(differs, turn.includes(on), on, at);
    }
    await this.write(tx, by, unitId, { shift, row, turn }, differs);
    return true;
  }

  /**
   * An open place for oneself.
   * @throws Refusal `shift_full` naming who was faster; `double_booked`, `person_on_leave`
   */
  async takePlace(tx: Tx, personId: string, unitId: string, id: string): Promise<boolean> {
    const { shift, row } = await this.see(tx, unitId, id);
    if (shift.people.some((p) => p.personId === personId && p.to === shift.to)) return false;
    if (!placesLeft(shift)) this.tooLate(row, 'shift_full', 'shift_filled');
    await this.refuseDouble(tx, unitId, personId, shift);
    return this.change(tx, personId, unitId, id, { on: personId });
  }

  async refuseLeave(tx: Tx, personId: string, shift: Occurrence): Promise<void> {
    const own = await blockingLeavesOfPerson(tx, personId);
    if (own.some((l) => touches(l, shift)))
      refuse('person_on_leave', { holder: this.roster.holder(personId) });
  }
  /** A person does not put themselves on two shifts at once. */
  async refuseDouble(tx: Tx, unitId: string, personId: string, shift: Occurrence): Promise<void> {
    const from = Math.max(shift.from, this.roster.clock.now());
    const around = await this.roster.touching(unitId, shift.day, shift.day, tx);
    const other = around
      .filter((s) => s.patternId !== shift.patternId || s.day !== shift.day)
      .flatMap((s) => s.people)
      .some((p) => p.personId === personId && p.from < shift.to && from < p.to);
    if (other) refuse('double_booked', { holder: this.roster.holder(personId) });
  }

  private async see(tx: Tx, unitId: string, id: string): Promise<Seen> {
    const shift = await this.roster.one(tx, unitId, id);
    const { patternId, day } = shift;
    const row = await findOverride(tx, patternId, day);
    const pattern = await findPattern(tx, patternId);
    return { shift, row, turn: pattern ? peopleInTurn(pattern, day) : [] };
  }

  private tooLate(
    row: RosterOverrideRow | undefined,
    named: 'shift_full' | 'shift_taken',
    unnamed: 'shift_filled' | 'not_on_shift',
  ): never {
    const faster = row?.added.at(-1)?.personId;
    return faster === undefined ? refuse(unnamed) : refuse(named, { holder: this.roster.holder(faster) });
  }

  private async write(tx: Tx, by: string, unitId: string, { shift, row }: Seen, differs: ShiftOverrides) {
    const { patternId, day } = shift;
    await this.roster.poke(tx, unitId);
    const next = { added: [...differs.added], removed: [...differs.removed], changedBy: by };
    if (!row) {
      const id = newId(this.roster.clock);
      await insertOverrides(tx, { id, unitId, patternId, day, version: 1, ...next });
      return;
    }
    if (!(await updateOverride(tx, row, next)))
      refuse('shift_changed', { holder: this.roster.holder(row.changedBy) });
  }
}
const wasOn = (row: RosterOverrideRow | undefined, personId: string) =>
  [...(row?.removed ?? []), ...(row?.added ?? [])].some((c) => c.personId === personId);
const AWAY = { by: 'turn', onLeave: true } as const;
