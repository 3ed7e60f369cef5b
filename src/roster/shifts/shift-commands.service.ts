/** What is done to one shift of one day: by the coordinator's hand, by taking an open place, by taking over now. */
import { HOUR } from '../../protocol/time/durations.js';
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { DirectoryChangesService, type DirectoryChange } from '../../directory/directory-changes.service.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Tx } from '../../store/store.js';
import { placesLeft } from '../../shift/roster-findings.js';
import type { Occurrence } from '../../shift/occurrences.js';
import { ShiftAssignmentService } from './shift-assignment.service.js';
import { RosterQuery } from '../roster.query.js';
import { RosterNoticesService } from '../roster-notices.service.js';
import { insertRequest, pendingSignUpOf } from './shift-requests.repository.js';

/** A shift that begins within this may be taken over now; a later one is swapped. */
const SOON = HOUR;

export interface ShiftCommandResult {
  shift: Occurrence;
  /** Where the unit wants it, the coordinator is asked first. */
  pending: boolean;
}

@Injectable()
export class ShiftCommandsService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly roster: RosterQuery,
    private readonly assignment: ShiftAssignmentService,
    private readonly rosterNotices: RosterNoticesService,
  ) {}

  /** Puts somebody on, takes somebody off, or both at once: a replacement. */
  place(
    actor: Actor,
    id: string,
    { add, remove }: { add?: string; remove?: string },
  ): Promise<ShiftCommandResult> {
    if (add === undefined && remove === undefined) refuse('invalid', { fields: { add: 'field_required' } });
    if (add !== undefined && add === remove) refuse('invalid', { fields: { add: 'field_invalid' } });
    return this.changes.make(actor, 'roster.place', async (tx) => {
      const swap = { ...(add !== undefined && { on: add }), ...(remove !== undefined && { off: remove }) };
      const changed = await this.assignment.change(tx, actor.id, actor.unitId, id, swap);
      const done = await this.done(tx, actor, id, false, changed, swap);
      if (changed)
        for (const personId of [add, remove])
          if (personId !== undefined)
            await this.rosterNotices.officer(tx, actor.unitId, personId, '', done.value.shift);
      return done;
    });
  }

  /**
   * An open place for oneself.
   * @throws Refusal `shift_full` with who was faster
   */
  signUp(actor: Actor, id: string): Promise<ShiftCommandResult> {
    const { unitId } = actor;
    return this.changes.make(actor, 'roster.sign_up', async (tx) => {
      this.roster.officer(unitId, actor.id);
      if (!this.roster.settings(unitId).approval) {
        const changed = await this.assignment.takePlace(tx, actor.id, unitId, id);
        return this.done(tx, actor, id, false, changed, {});
      }
      const shift = await this.roster.one(tx, unitId, id);
      if (shift.people.some((p) => p.personId === actor.id)) return { value: { shift, pending: false } };
      if (!placesLeft(shift)) refuse('shift_filled');
      if (shift.to <= this.roster.clock.now()) refuse('shift_over');
      await this.assignment.refuseLeave(tx, actor.id, shift);
      await this.assignment.refuseDouble(tx, unitId, actor.id, shift);
      const asked = await this.ask(tx, actor, shift);
      return this.done(tx, actor, id, true, asked, {});
    });
  }

  /**
   * Takes over from somebody who cannot be there: from this moment, without waiting for a yes.
   * @param by whom the coordinator puts in their place; an officer takes over themselves
   * @throws Refusal `shift_taken` with who was faster; `shift_later` before its last hour
   */
  takeNow(actor: Actor, id: string, from: string, by = actor.id): Promise<ShiftCommandResult> {
    const { unitId } = actor;
    if (by !== actor.id && !actor.roles.includes('coordinator')) refuse('forbidden');
    if (by === from) refuse('invalid', { fields: { from: 'field_invalid' } });
    return this.changes.make(actor, 'roster.take_now', async (tx) => {
      this.roster.officer(unitId, by);
      const shift = await this.roster.one(tx, unitId, id);
      const now = this.roster.clock.now();
      if (shift.from - SOON > now) refuse('shift_later');
      // Done already, by the same hand and to the same end.
      const running = (p: string) => shift.people.some((q) => q.personId === p && q.to > now);
      if (running(by) && !running(from) && !shift.away.includes(from))
        return { value: { shift, pending: false } };
      await this.assignment.refuseDouble(tx, unitId, by, shift);
      const changed = await this.assignment.change(tx, by, unitId, id, { on: by, off: from });
      await this.rosterNotices.officer(tx, unitId, from, '', shift);
      if (by !== actor.id) await this.rosterNotices.officer(tx, unitId, by, '', shift);
      await this.rosterNotices.coordinators(tx, unitId, '', shift, undefined, actor.id);
      return this.done(tx, actor, id, false, changed, { on: by, off: from });
    });
  }

  private async ask(tx: Tx, actor: Actor, { patternId, day, from, to }: Occurrence): Promise<boolean> {
    if (await pendingSignUpOf(tx, { patternId, day, fromId: actor.id })) return false;
    await insertRequest(tx, {
      id: newId(this.roster.clock),
      unitId: actor.unitId,
      kind: 'sign_up',
      patternId,
      day,
      fromId: actor.id,
      toId: null,
      state: 'pending',
      takerId: actor.id,
      decidedBy: null,
      createdAt: this.roster.clock.now(),
      endedAt: null,
    });
    await this.rosterNotices.coordinators(tx, actor.unitId, 'swap_asked', { from, to }, actor.id);
    return true;
  }

  private async done(
    tx: Tx,
    { unitId }: Actor,
    id: string,
    pending: boolean,
    changed: boolean,
    data: object,
  ): Promise<DirectoryChange<ShiftCommandResult>> {
    const value = { shift: await this.roster.one(tx, unitId, id), pending };
    return { value, ...(changed && { subject: id, data: { ...data } }) };
  }
}
