/** Leave, day by day: one's own, or anybody's by the coordinator's hand. */
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { RosterChangeNotices } from '../roster-change-notices.js';
import { addDays } from '../../protocol/time/local-day.js';
import { occurrenceId, touches, type Leave, type Occurrence } from '../../shift/occurrences.js';
import type { LeaveRow } from '../../shift/roster.entity.js';
import { RosterQuery } from '../roster.query.js';
import { RosterNoticesService } from '../roster-notices.service.js';
import { currentLeaves, deleteLeave, findLeave, insertLeave, leavesOfPerson } from './leaves.repository.js';

const MOST_DAYS = 366;

export interface LeaveView {
  leave: LeaveRow;
  /** Shifts they are on in that time. */
  clashes: string[];
}

@Injectable()
export class LeavesService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly roster: RosterQuery,
    private readonly rosterNotices: RosterNoticesService,
    private readonly changeNotices: RosterChangeNotices,
  ) {}

  /** Those not over yet, soonest first; of one person where a person is named. */
  list(unitId: string, personId?: string): Promise<LeaveRow[]> {
    return currentLeaves(this.roster.store.read, unitId, this.roster.today(), personId);
  }

  /** Shifts they are on keep their place open for somebody else: the coordinators are told of the clash. */
  take(actor: Actor, given: Leave): Promise<LeaveView> {
    const { unitId } = actor;
    const { personId, fromDay, untilDay, blocks } = given;
    if (personId !== actor.id && !actor.roles.includes('coordinator')) refuse('forbidden');
    this.roster.officer(unitId, personId);
    if (untilDay < fromDay) refuse('invalid', { fields: { untilDay: 'field_ends_before_day' } });
    if (untilDay < this.roster.today()) refuse('invalid', { fields: { untilDay: 'field_past' } });
    if (untilDay > addDays(fromDay, MOST_DAYS)) refuse('invalid', { fields: { untilDay: 'field_invalid' } });
    return this.changes.make(actor, 'leave.take', async (tx) => {
      const clash = (await this.roster.touching(unitId, fromDay, untilDay, tx)).filter((s) =>
        isHit(s, given),
      );
      const clashes = clash.map((s) => occurrenceId(s.patternId, s.day));
      const own = await leavesOfPerson(tx, personId);
      const same = own.find((l) => l.fromDay === fromDay && l.untilDay === untilDay && l.blocks === blocks);
      if (same) return { value: { leave: same, clashes } };
      if (own.some((l) => l.fromDay <= untilDay && fromDay <= l.untilDay)) refuse('already_exists');
      const leave: LeaveRow = { id: newId(this.roster.clock), unitId, personId, fromDay, untilDay, blocks };
      // By another's hand they hear which of their shifts it takes.
      await this.changeNotices.tell(tx, actor, () => insertLeave(tx, leave));
      await this.roster.poke(tx, unitId);
      const [first] = clash;
      if (first) await this.rosterNotices.coordinators(tx, unitId, 'leave', first, personId, actor.id);
      return { value: { leave, clashes }, subject: leave.id, data: { personId, fromDay, untilDay, blocks } };
    });
  }

  async giveUp(actor: Actor, id: string): Promise<void> {
    await this.changes.make(actor, 'leave.give_up', async (tx) => {
      const leave = await findLeave(tx, id);
      if (!leave || leave.unitId !== actor.unitId) return refuse('not_found');
      if (leave.personId !== actor.id && !actor.roles.includes('coordinator')) return refuse('not_found');
      await this.changeNotices.tell(tx, actor, () => deleteLeave(tx, id));
      await this.roster.poke(tx, actor.unitId);
      return { value: undefined, subject: id, data: { ...leave } };
    });
  }
}

const isHit = (shift: Occurrence, leave: Leave) =>
  touches(leave, shift) &&
  (shift.away.includes(leave.personId) || shift.people.some((p) => p.personId === leave.personId));
