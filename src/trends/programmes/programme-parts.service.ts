/** What is done in a programme: measures, help of the unit above, training with its hours, and how it goes. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse, type Sentence } from '../../kernel/refusal/refusal.js';
import { requireDayAhead } from '../../kernel/time/day-ahead.js';
import type { MeasurePayload, Programme, ProgrammeHelp } from '../../protocol/trends/programmes.js';
import { PROGRAMME_LIMITS } from '../../protocol/trends/programmes.js';
import type { Tx } from '../../store/store.js';
import { findHelp } from '../help/help.repository.js';
import { HelpService } from '../help/help.service.js';
import { readerOf } from './programme-rules.js';
import { ProgrammeWrites } from './programme-writes.js';
import type { MeasureRow, ProgrammeRow } from './programmes.entity.js';
import {
  countMeasures,
  findMeasure,
  findProgressNote,
  insertMeasures,
  insertProgressNote,
  updateMeasure,
} from './programmes.repository.js';

type Versioned<T> = T & { version?: number };

@Injectable()
export class ProgrammePartsService {
  constructor(
    private readonly clock: Clock,
    private readonly writes: ProgrammeWrites,
    private readonly helps: HelpService,
  ) {}

  /** A new measure, or a change of one by its id; `done` says that it is done, or after all not. */
  measure(actor: Actor, id: string, { version, ...given }: Versioned<MeasurePayload>): Promise<Programme> {
    return this.writes.part(actor, id, 'measure', { may: 'change', version }, async (tx, row) => {
      const known = await findMeasure(tx, given.id);
      if (known && known.programmeId !== id) refuse('id_in_use');
      // What is done is said by the unit that does it.
      if (given.done !== undefined && row.unitId !== actor.unitId) refuse('measure_done_by_unit');
      return known ? this.changeMeasure(tx, actor, known, given) : this.addMeasure(tx, actor, row, given);
    });
  }

  private async addMeasure(
    tx: Tx,
    actor: Actor,
    { id: programmeId }: ProgrammeRow,
    { id, what, who, by, done = false }: MeasurePayload,
  ) {
    const missing = Object.entries({ what, who, by }).filter(([, value]) => value === undefined);
    if (what === undefined || who === undefined || by === undefined)
      return refuse('invalid', {
        fields: Object.fromEntries(missing.map(([name]) => [name, 'field_required' satisfies Sentence])),
      });
    const max = PROGRAMME_LIMITS.measures;
    if ((await countMeasures(tx, programmeId)) >= max) refuse('too_many_kept', { params: { max } });
    const now = this.clock.now();
    if (!done) requireDayAhead('by', by, now);
    await insertMeasures(tx, {
      id,
      programmeId,
      what,
      who,
      byDay: by,
      addedBy: actor.id,
      addedAt: now,
      doneBy: done ? actor.id : null,
      doneAt: done ? now : null,
    });
    return { data: { measureId: id } };
  }
  private async changeMeasure(tx: Tx, actor: Actor, known: MeasureRow, { id, ...said }: MeasurePayload) {
    const { what = known.what, who = known.who, by = known.byDay, done = known.doneAt !== null } = said;
    if (by !== known.byDay) requireDayAhead('by', by, this.clock.now());
    const ending = { doneBy: done ? actor.id : null, doneAt: done ? this.clock.now() : null };
    const changes = { what, who, byDay: by, ...(done !== (known.doneAt !== null) && ending) };
    const same = (Object.keys(changes) as (keyof typeof changes)[]).every(
      (name) => changes[name] === known[name],
    );
    if (same) return undefined;
    await updateMeasure(tx, id, changes);
    return { data: { measureId: id, done } };
  }

  /** The unit asks; the unit that helps answers what was asked, or gives help unasked. */
  help(actor: Actor, id: string, { version, ...given }: Versioned<ProgrammeHelp>): Promise<Programme> {
    const asked = (row: ProgrammeRow) => ({
      may: readerOf(row, actor.unitId) === 'unit' ? ('askHelp' as const) : ('giveHelp' as const),
      version,
    });
    return this.writes.part(actor, id, 'help', asked, async (tx, { unitId, helperId }) => {
      const known = await findHelp(tx, given.id);
      if (known && known.programmeId !== id) refuse('id_in_use');
      const { kind, text, by, given: isGiven, answer } = given;
      const data = { helpId: given.id };
      const answers = isGiven !== undefined || answer !== undefined;
      if (known && (answers || known.askedBy !== actor.id)) {
        if (isGiven === undefined || answer === undefined)
          return refuse('invalid', { fields: missingOf({ given: isGiven, answer }) });
        const after = await this.helps.answerIn(tx, actor, known, { given: isGiven, answer });
        return after === known ? undefined : { data };
      }
      if (kind === undefined || text === undefined)
        return refuse('invalid', { fields: missingOf({ kind, text }) });
      const between = { unitId, helperId: helperId ?? refuse('no_unit_above'), programmeId: id };
      const help = { id: given.id, kind, text, ...(by !== undefined && { by }) };
      await (actor.unitId === helperId
        ? this.helps.giveIn(tx, actor, between, help)
        : this.helps.askIn(tx, actor, between, help));
      return known ? undefined : { data };
    });
  }

  /** How it goes, by the unit and by who helps. */
  note(
    actor: Actor,
    id: string,
    { version, ...given }: Versioned<{ id: string; text: string }>,
  ): Promise<Programme> {
    return this.writes.part(actor, id, 'note', { may: 'note', version }, async (tx) => {
      const known = await findProgressNote(tx, given.id);
      if (known && (known.programmeId !== id || known.writtenBy !== actor.id)) refuse('id_in_use');
      if (known) return undefined;
      await insertProgressNote(tx, {
        ...given,
        programmeId: id,
        unitId: actor.unitId,
        writtenBy: actor.id,
        writtenAt: this.clock.now(),
      });
      return {};
    });
  }
}

const missingOf = (given: Record<string, unknown>): Record<string, Sentence> =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value === undefined)
      .map(([name]) => [name, 'field_required']),
  );
