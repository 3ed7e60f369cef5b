/** Asking the unit above for help, and its answer; also inside the write of the programme it belongs to. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { requireDayAhead } from '../../kernel/time/day-ahead.js';
import { endOfNamedDay } from '../../deadline/day-count.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { treeOf } from '../../directory/units/unit-tree.js';
import type { Named } from '../../protocol/answers.js';
import type { UnitHelp, UnitHelpAnswer, NewUnitHelp } from '../../protocol/trends/help.js';
import { Store, type Tx } from '../../store/store.js';
import { TrendsNoticesService } from '../trends-notices.service.js';
import type { HelpRow } from './help.entity.js';
import { answerHelp, findHelp, findHelpOfUnits, insertHelp } from './help.repository.js';
import { helpView, unitNamed } from './help.view.js';

/** Whose it is, and who helps. */
export type HelpBetween = Pick<HelpRow, 'unitId' | 'helperId' | 'programmeId'>;

@Injectable()
export class HelpService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly notices: TrendsNoticesService,
  ) {}

  /** What was asked by itself, of one's own unit and those below, those that wait first. */
  async list(actor: Actor): Promise<UnitHelp[]> {
    const units = treeOf(this.directory, actor.unitId).map(({ id }) => id);
    return (await findHelpOfUnits(this.store.read, units)).map((row) => this.shown(actor, row));
  }

  /** The unit above one's own, which is asked. */
  helperOf({ unitId }: Actor): Named | undefined {
    const above = this.directory.unit(unitId)?.parentId;
    return above ? unitNamed(this.directory, above) : undefined;
  }

  /** The same id again by the same person is what was asked. @throws Refusal `no_unit_above`, `invalid`, `id_in_use` */
  ask(actor: Actor, given: NewUnitHelp): Promise<UnitHelp> {
    const helperId = this.directory.unit(actor.unitId)?.parentId ?? refuse('no_unit_above');
    const between = { unitId: actor.unitId, helperId, programmeId: null };
    return this.store.write('help-ask', async (tx) =>
      this.shown(actor, await this.askIn(tx, actor, between, given)),
    );
  }

  async askIn(tx: Tx, actor: Actor, between: HelpBetween, { id, ...given }: NewUnitHelp): Promise<HelpRow> {
    const known = await this.known(tx, actor, between, id);
    if (known) return known;
    const now = this.clock.now();
    requireDayAhead('by', given.by, now);
    const row = this.row(actor, between, { id, ...given }, now);
    await insertHelp(tx, row);
    await this.note(tx, actor, 'help.ask', row);
    await this.tell(tx, row, 'help_asked', row.helperId, row.unitId, actor.id);
    return row;
  }

  /** By the unit that helps, unasked. */
  async giveIn(tx: Tx, actor: Actor, between: HelpBetween, { id, ...given }: NewUnitHelp): Promise<HelpRow> {
    const known = await this.known(tx, actor, between, id);
    if (known) return known;
    const now = this.clock.now();
    const answered = { state: 'given', answeredBy: actor.id, answeredAt: now, remindAt: null } as const;
    const row: HelpRow = { ...this.row(actor, between, { id, ...given }, now), ...answered };
    await insertHelp(tx, row);
    await this.note(tx, actor, 'help.give', row);
    await this.tell(tx, row, 'help_given', row.unitId, row.helperId, actor.id);
    return row;
  }

  /** @throws Refusal `not_found`, `help_not_asked_of_you`, `help_answered` */
  answer(actor: Actor, id: string, given: UnitHelpAnswer): Promise<UnitHelp> {
    return this.store.write('help-answer', async (tx) => {
      const row = await findHelp(tx, id);
      const seen = treeOf(this.directory, actor.unitId).some((unit) => unit.id === row?.unitId);
      // What belongs to a programme is answered there, where it grows with it.
      if (!row || !seen || row.programmeId !== null) return refuse('not_found');
      return this.shown(actor, await this.answerIn(tx, actor, row, given));
    });
  }

  /** The same answer by the same person again is what stands. */
  async answerIn(tx: Tx, actor: Actor, row: HelpRow, { given, answer }: UnitHelpAnswer): Promise<HelpRow> {
    const state = given ? 'given' : 'declined';
    if (row.helperId !== actor.unitId) refuse('help_not_asked_of_you');
    if (row.answeredBy === actor.id && row.state === state && row.answer === answer) return row;
    const answered = { state, answer, answeredBy: actor.id, answeredAt: this.clock.now() } as const;
    if (row.state !== 'asked' || !(await answerHelp(tx, row.id, answered))) refuse('help_answered');
    await this.note(tx, actor, 'help.answer', row, { state });
    await this.tell(tx, row, given ? 'help_given' : 'help_declined', row.unitId, row.helperId, actor.id);
    return { ...row, ...answered, remindAt: null };
  }

  /** Of the sweep: the day on which it was asked for is over. */
  remind(tx: Tx, row: HelpRow): Promise<void> {
    return this.tell(tx, row, 'help_late', row.helperId, row.unitId);
  }

  private async known(tx: Tx, actor: Actor, between: HelpBetween, id: string): Promise<HelpRow | undefined> {
    const known = await findHelp(tx, id);
    const same =
      known?.askedBy === actor.id &&
      known.unitId === between.unitId &&
      known.programmeId === between.programmeId;
    if (known && !same) refuse('id_in_use');
    return known;
  }
  private row(actor: Actor, between: HelpBetween, { id, kind, text, by }: NewUnitHelp, now: number): HelpRow {
    return {
      ...between,
      id,
      kind,
      text,
      byDay: by ?? null,
      askedBy: actor.id,
      askedAt: now,
      state: 'asked',
      answer: null,
      answeredBy: null,
      answeredAt: null,
      remindAt:
        by === undefined ? null : endOfNamedDay(this.directory.calendars.of(between.helperId), by, now),
    };
  }
  private shown = (actor: Actor, row: HelpRow): UnitHelp =>
    helpView(this.directory, row, { actor, now: this.clock.now() });
  private note(tx: Tx, actor: Actor, act: string, row: HelpRow, more: object = {}): Promise<void> {
    const data = { unitId: row.unitId, kind: row.kind, ...more };
    return this.audit.write(tx, { actorId: actor.id, act, subject: row.id, data });
  }
  /** @param to whom @param of whose name is said */
  private tell(
    tx: Tx,
    { byDay, programmeId }: HelpRow,
    about: 'help_asked' | 'help_given' | 'help_declined' | 'help_late',
    to: string,
    of: string,
    but?: string,
  ): Promise<void> {
    return this.notices.unit(tx, to, {
      about,
      params: { name: unitNamed(this.directory, of).name, ...(byDay !== null && { date: byDay.slice(5) }) },
      path: programmeId === null ? '/trends/programmes' : `/trends/programmes/${programmeId}`,
      ...(but !== undefined && { but }),
    });
  }
}
