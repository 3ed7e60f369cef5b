/**
 * Shifts offered by one officer to another, or to anybody. Taking one is one conditional write on its state: of
 * two takers exactly one holds, the other is told who it was.
 */
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Tx } from '../../store/store.js';
import { occurrenceId, type Occurrence } from '../../shift/occurrences.js';
import { ShiftAssignmentService } from './shift-assignment.service.js';
import type { RequestState } from '../../protocol/shifts.js';
import type { ShiftRequestRow } from '../../shift/roster.entity.js';
import { RosterQuery } from '../roster.query.js';
import { RosterNoticesService } from '../roster-notices.service.js';
import { findRequest, insertRequest, moveRequest, openOfferOf } from './shift-requests.repository.js';

@Injectable()
export class ShiftRequestsService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly roster: RosterQuery,
    private readonly assignment: ShiftAssignmentService,
    private readonly rosterNotices: RosterNoticesService,
  ) {}

  /** @param toId whom it is offered to; absent: anybody of the unit */
  offer(actor: Actor, id: string, toId?: string): Promise<ShiftRequestRow> {
    const { unitId } = actor;
    if (toId === actor.id) refuse('invalid', { fields: { to: 'field_invalid' } });
    return this.changes.make(actor, 'roster.offer', async (tx) => {
      if (toId !== undefined) this.roster.officer(unitId, toId);
      const shift = await this.roster.one(tx, unitId, id);
      const now = this.roster.clock.now();
      if (shift.from <= now) refuse(shift.to <= now ? 'shift_over' : 'shift_begun');
      if (!isOn(shift, actor.id)) refuse('not_on_shift');
      const { patternId, day } = shift;
      const open = await openOfferOf(tx, { patternId, day, fromId: actor.id });
      if (open) return open.toId === (toId ?? null) ? { value: open } : refuse('already_exists');
      const row: ShiftRequestRow = {
        id: newId(this.roster.clock),
        unitId,
        kind: 'swap',
        patternId,
        day,
        fromId: actor.id,
        toId: toId ?? null,
        state: 'offered',
        takerId: null,
        decidedBy: null,
        createdAt: now,
        endedAt: null,
      };
      await insertRequest(tx, row);
      if (toId !== undefined)
        await this.rosterNotices.officer(tx, unitId, toId, 'swap_asked', shift, actor.id);
      return { value: row, subject: row.id, data: { shift: id, to: toId ?? null } };
    });
  }

  /** @throws Refusal `shift_taken` with who was faster; `request_ended`, `double_booked`, `person_on_leave` */
  take(actor: Actor, id: string): Promise<ShiftRequestRow> {
    return this.step(actor, id, 'roster.take', async (tx, row, shift) => {
      this.roster.officer(actor.unitId, actor.id);
      if (row.fromId === actor.id) refuse('forbidden');
      if (row.toId !== null && row.toId !== actor.id) refuse('not_found');
      if (row.takerId === actor.id && (row.state === 'done' || row.state === 'pending')) return row;
      if (row.takerId !== null && row.state !== 'refused')
        refuse('shift_taken', { holder: this.roster.holder(row.takerId) });
      if (row.state !== 'offered') refuse('request_ended');
      if (shift.to <= this.roster.clock.now()) refuse('shift_over');
      if (!isOn(shift, row.fromId)) refuse('not_on_shift');
      await this.assignment.refuseLeave(tx, actor.id, shift);
      await this.assignment.refuseDouble(tx, actor.unitId, actor.id, shift);
      const pending = this.roster.settings(actor.unitId).approval;
      const taken = await this.move(tx, row, 'offered', pending ? 'pending' : 'done', { takerId: actor.id });
      if (pending) await this.rosterNotices.coordinators(tx, row.unitId, 'swap_asked', shift, actor.id);
      else await this.hand(tx, actor.id, taken, shift);
      return taken;
    });
  }

  decline(actor: Actor, id: string): Promise<ShiftRequestRow> {
    return this.step(actor, id, 'roster.decline', async (tx, row, shift) => {
      // What is offered to anybody nobody can decline for all.
      if (row.toId !== actor.id) refuse('not_found');
      if (row.state === 'declined') return row;
      if (row.state !== 'offered') refuse('request_ended');
      await this.rosterNotices.officer(tx, row.unitId, row.fromId, 'swap_refused', shift);
      return this.move(tx, row, 'offered', 'declined', {});
    });
  }

  withdraw(actor: Actor, id: string): Promise<ShiftRequestRow> {
    return this.step(actor, id, 'roster.withdraw', async (tx, row) => {
      if (row.fromId !== actor.id) refuse('not_found');
      if (row.state === 'withdrawn') return row;
      if (row.state === 'done')
        refuse('shift_taken', { holder: this.roster.holder(row.takerId ?? row.fromId) });
      if (row.state !== 'offered' && row.state !== 'pending') refuse('request_ended');
      return this.move(tx, row, row.state, 'withdrawn', {});
    });
  }

  /** The coordinator's yes or no; nobody decides on their own. */
  decide(actor: Actor, id: string, yes: boolean): Promise<ShiftRequestRow> {
    return this.step(actor, id, yes ? 'roster.approve' : 'roster.refuse', async (tx, row, shift) => {
      if (row.fromId === actor.id || row.takerId === actor.id) refuse('forbidden');
      const state = yes ? 'done' : 'refused';
      if (row.state === state && row.decidedBy === actor.id) return row;
      if (row.state !== 'pending') refuse('request_ended');
      const decided = await this.move(tx, row, 'pending', state, { decidedBy: actor.id });
      if (yes) await this.hand(tx, actor.id, decided, shift);
      else
        for (const person of new Set([row.fromId, row.takerId ?? row.fromId]))
          await this.rosterNotices.officer(tx, row.unitId, person, 'swap_refused', shift);
      return decided;
    });
  }

  private step(
    actor: Actor,
    id: string,
    act: string,
    work: (tx: Tx, row: ShiftRequestRow, shift: Occurrence) => Promise<ShiftRequestRow>,
  ): Promise<ShiftRequestRow> {
    return this.changes.make(actor, act, async (tx) => {
      const row = await findRequest(tx, id);
      if (!row || row.unitId !== actor.unitId) return refuse('not_found');
      const shift = await this.roster.one(tx, row.unitId, occurrenceId(row.patternId, row.day));
      const value = await work(tx, row, shift);
      return { value, ...(value !== row && { subject: id, data: { state: value.state } }) };
    });
  }

  /** The one conditional write: whoever finds another state came too late. */
  private async move(
    tx: Tx,
    row: ShiftRequestRow,
    from: RequestState,
    state: RequestState,
    more: Partial<ShiftRequestRow>,
  ): Promise<ShiftRequestRow> {
    const ends = state !== 'pending' && state !== 'offered';
    const changes = { state, ...more, endedAt: ends ? this.roster.clock.now() : null };
    if (!(await moveRequest(tx, row.id, from, changes))) refuse('request_ended');
    return { ...row, ...changes };
  }

  private async hand(tx: Tx, by: string, row: ShiftRequestRow, shift: Occurrence): Promise<void> {
    const taker = row.takerId ?? refuse('request_ended');
    const id = occurrenceId(row.patternId, row.day);
    if (row.kind === 'sign_up') await this.assignment.takePlace(tx, taker, row.unitId, id);
    else await this.assignment.change(tx, by, row.unitId, id, { on: taker, off: row.fromId });
    for (const person of new Set([row.fromId, taker]))
      await this.rosterNotices.officer(tx, row.unitId, person, 'swap_done', shift);
  }
}
const isOn = (shift: Occurrence, personId: string) =>
  shift.people.some((p) => p.personId === personId && p.to === shift.to);
