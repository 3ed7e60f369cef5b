/** A programme is made by the unit or one above, changed while it is under way, and ends with a reason. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import type {
  NewProgramme,
  Programme,
  ProgrammeChange,
  ProgrammeEnding,
} from '../../protocol/trends/programmes.js';
import { Store } from '../../store/store.js';
import { closeHelpOf } from '../help/help.repository.js';
import { unitNamed } from '../help/help.view.js';
import { TrendsNoticesService } from '../trends-notices.service.js';
import { ProgrammeWrites } from './programme-writes.js';
import type { ProgrammeRow } from './programmes.entity.js';
import { ProgrammesQuery } from './programmes.query.js';
import {
  findOpenProgramme,
  insertMeasures,
  insertProgramme,
  updateProgramme,
} from './programmes.repository.js';

@Injectable()
export class ProgrammesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly query: ProgrammesQuery,
    private readonly writes: ProgrammeWrites,
    private readonly notices: TrendsNoticesService,
  ) {}

  /** @throws Refusal `not_found` for a unit beside, `programme_open_already`, `invalid` */
  make(
    actor: Actor,
    { unitId = actor.unitId, reasons, from, until, measures = [] }: NewProgramme,
  ): Promise<Programme> {
    if (!this.query.sees(actor, unitId)) refuse('not_found');
    requireTerm(from, until);
    const now = this.clock.now();
    const own = unitId === actor.unitId;
    const row: ProgrammeRow = {
      id: newId(this.clock),
      unitId,
      helperId: own ? (this.directory.unit(unitId)?.parentId ?? null) : actor.unitId,
      reasons,
      fromDay: from,
      untilDay: until,
      state: 'open',
      madeBy: actor.id,
      madeIn: actor.unitId,
      madeAt: now,
      endedAt: null,
      endedBy: null,
      endedIn: null,
      ending: null,
      version: 1,
    };
    return this.store.write(
      'programme-make',
      async (tx) => {
        if (await findOpenProgramme(tx, unitId)) refuse('programme_open_already');
        await insertProgramme(tx, row);
        await insertMeasures(
          tx,
          ...measures.map(({ by: byDay, ...said }) => ({
            ...said,
            byDay,
            id: newId(this.clock),
            programmeId: row.id,
            addedBy: actor.id,
            addedAt: now,
            doneBy: null,
            doneAt: null,
          })),
        );
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'programme.make',
          subject: row.id,
          data: { unitId },
        });
        const told = own ? row.helperId : unitId;
        if (told !== null)
          await this.notices.unit(tx, told, {
            about: own ? 'programme_below' : 'programme',
            params: { name: unitNamed(this.directory, actor.unitId).name },
            path: `/trends/programmes/${row.id}`,
          });
        return this.query.whole(tx, actor, row);
      },
      { queue: `programmes:${unitId}` },
    );
  }

  /** What is given, and leaves the rest. The same again is the programme as it is. */
  change(actor: Actor, id: string, { version, reasons, from, until }: ProgrammeChange): Promise<Programme> {
    return this.writes.part(actor, id, 'change', { may: 'change', version }, async (_tx, row) => {
      const changes = {
        ...(reasons && { reasons }),
        ...(from !== undefined && { fromDay: from }),
        ...(until !== undefined && { untilDay: until }),
      };
      requireTerm(changes.fromDay ?? row.fromDay, changes.untilDay ?? row.untilDay);
      const same =
        JSON.stringify(changes.reasons ?? row.reasons) === JSON.stringify(row.reasons) &&
        (changes.fromDay ?? row.fromDay) === row.fromDay &&
        (changes.untilDay ?? row.untilDay) === row.untilDay;
      return same ? undefined : { changes, data: { changed: Object.keys(changes) } };
    });
  }

  /** Lifted, or over without. The same again by the same person is the programme as it is. */
  end(actor: Actor, id: string, { lifted, reason, version }: ProgrammeEnding): Promise<Programme> {
    const now = this.clock.now();
    const state = lifted ? 'lifted' : 'ended';
    return this.store.write('programme-end', async (tx) => {
      const row = await this.query.seen(tx, actor, id);
      if (row.state === state && row.endedBy === actor.id && row.ending === reason)
        return this.query.whole(tx, actor, row);
      this.writes.require(actor, row, { may: 'end', version });
      const ended = {
        state,
        endedAt: now,
        endedBy: actor.id,
        endedIn: actor.unitId,
        ending: reason,
      } as const;
      if (!(await updateProgramme(tx, row, ended))) refuse('stale');
      await closeHelpOf(tx, id);
      await this.audit.write(tx, { actorId: actor.id, act: 'programme.end', subject: id, data: { lifted } });
      if (row.unitId !== actor.unitId)
        await this.notices.unit(tx, row.unitId, {
          about: lifted ? 'programme_lifted' : 'programme_ended',
          params: { name: unitNamed(this.directory, actor.unitId).name },
          path: `/trends/programmes/${id}`,
        });
      return this.query.whole(tx, actor, { ...row, ...ended, version: row.version + 1 });
    });
  }
}

function requireTerm(from: string, until: string): void {
  if (until < from) refuse('invalid', { fields: { until: 'field_ends_before_day' } });
}
