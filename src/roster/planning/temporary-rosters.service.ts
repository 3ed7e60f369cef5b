/** Temporary rosters: for a holiday week or a campaign they replace the standing one from day to day. */
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { RosterChangeNotices } from '../roster-change-notices.js';
import { addDays } from '../../protocol/time/local-day.js';
import type { Temporary } from '../../shift/shift-pattern.js';
import type { TemporaryRosterRow } from '../../shift/roster.entity.js';
import { RosterQuery } from '../roster.query.js';
import {
  endPattern,
  insertPattern,
  patternsOfTemporary,
  standingPatternsIn,
} from './shift-patterns.repository.js';
import {
  currentTemporaries,
  endTemporary,
  findTemporary,
  insertTemporary,
  temporariesIn,
} from './temporary-rosters.repository.js';

@Injectable()
export class TemporaryRostersService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly roster: RosterQuery,
    private readonly changeNotices: RosterChangeNotices,
  ) {}

  list(unitId: string): Promise<TemporaryRosterRow[]> {
    return currentTemporaries(this.roster.store.read, unitId, this.roster.today());
  }

  /**
   * @param likeStanding begins with the standing shifts of those days, to be changed; otherwise with none
   * @throws Refusal `rosters_overlap`
   */
  make(
    actor: Actor,
    { name, fromDay, untilDay }: Omit<Temporary, 'id' | 'unitId'>,
    likeStanding: boolean,
  ): Promise<TemporaryRosterRow> {
    const { unitId } = actor;
    if (untilDay < fromDay) refuse('invalid', { fields: { untilDay: 'field_ends_before_day' } });
    if (fromDay < this.roster.today()) refuse('invalid', { fields: { fromDay: 'field_past' } });
    return this.changes.make(actor, 'temporary.make', async (tx) => {
      const other = await temporariesIn(tx, unitId, fromDay, untilDay);
      const same = other.find((t) => t.fromDay === fromDay && t.untilDay === untilDay && t.name === name);
      if (same) return { value: same };
      if (other.length) refuse('rosters_overlap');
      const row: TemporaryRosterRow = { id: newId(this.roster.clock), unitId, name, fromDay, untilDay };
      await this.changeNotices.tell(tx, actor, async () => {
        await insertTemporary(tx, row);
        const standing = await standingPatternsIn(tx, unitId, fromDay, untilDay);
        if (likeStanding)
          for (const pattern of standing)
            await insertPattern(tx, { ...pattern, id: newId(this.roster.clock), temporaryId: row.id });
      });
      await this.roster.poke(tx, unitId);
      return { value: row, subject: row.id, data: { name, fromDay, untilDay } };
    });
  }

  /** From today on the standing roster holds again; what was lived stays. */
  async end(actor: Actor, id: string): Promise<void> {
    await this.changes.make(actor, 'temporary.end', async (tx) => {
      const row = await findTemporary(tx, id);
      if (!row || row.unitId !== actor.unitId) return refuse('not_found');
      const today = this.roster.today();
      await this.changeNotices.tell(tx, actor, async () => {
        for (const pattern of await patternsOfTemporary(tx, id)) await endPattern(tx, pattern.id, today);
        await endTemporary(tx, id, addDays(today, -1));
      });
      await this.roster.poke(tx, actor.unitId);
      return { value: undefined, subject: id };
    });
  }
}
