/** Setting a talk with a department, writing in its outline, and saying that something of it is done. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import type { DepartmentRow } from '../directory/places.entity.js';
import type { NewOutlineTalk, OutlineChange } from '../protocol/papers/outlines.js';
import { localDay } from '../protocol/time/local-day.js';
import { Store, type Tx } from '../store/store.js';
import { mayPromise, readDepartment, writesOutline, writtenDepartment } from './outline-readers.js';
import { nextReminder } from './outline-reminders.js';
import { openWords, sealWords } from './outline-words.js';
import type { OutlineLineRow, OutlineRow } from './outlines.entity.js';
import {
  endLine,
  findLine,
  findLinesOf,
  findOutline,
  findOutlinesOf,
  insertLines,
  insertOutline,
  updateOutline,
} from './rows/outlines.repository.js';
import { WriteLinesService } from './rows/write-lines.service.js';

@Injectable()
export class OutlinesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly lines: WriteLinesService,
  ) {}

  /**
   * Begins with the unit's questions, and with what the talk before said of the people and of the year's plan.
   * @returns the day of the talk
   * @throws Refusal `not_found`, `forbidden`; `conflict` where that day has one
   */
  set(actor: Actor, departmentId: string, { on, time = '', place = '' }: NewOutlineTalk): Promise<string> {
    const { unitId } = writtenDepartment(this.directory, actor, departmentId);
    const now = this.clock.now();
    return this.write(actor, 'outline-set', async (tx) => {
      const talks = await findOutlinesOf(tx, departmentId);
      if (talks.some(({ talkOn }) => talkOn === on)) refuse('outline_talk_there');
      const last = talks.find(({ talkOn }) => talkOn < on);
      const row: OutlineRow = {
        id: newId(this.clock),
        unitId,
        departmentId,
        talkOn: on,
        talkTime: time,
        place,
        people: last?.people ?? [],
        version: 1,
        madeBy: actor.id,
        madeAt: now,
        changedBy: actor.id,
        changedAt: now,
      };
      await insertOutline(tx, row);
      await insertLines(tx, [
        ...(last?.talkOn.slice(0, 4) === on.slice(0, 4) ? await this.planOf(tx, last.id, row.id) : []),
        ...this.questions(unitId, row.id),
      ]);
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'outline.set',
        subject: row.id,
        data: { departmentId, on },
      });
      return on;
    });
  }

  /**
   * The parts that are given, whole.
   * @returns the day of the talk
   * @throws Refusal `not_found`, `forbidden`, `invalid`; `conflict` for a version of before
   */
  change(actor: Actor, departmentId: string, given: OutlineChange): Promise<string> {
    const department = writtenDepartment(this.directory, actor, departmentId);
    return this.write(actor, 'outline-change', async (tx) => {
      const before = await this.outlineOf(tx, departmentId, given.id);
      if (before.version !== given.version) refuse('stale');
      const changes = {
        ...(given.talk && (await this.talk(tx, before, given.talk))),
        ...(given.people && { people: this.people(before, department, given.people) }),
        changedBy: actor.id,
        changedAt: this.clock.now(),
      };
      await this.lines.write(tx, before.id, given, (id) => mayPromise(this.directory, department, id));
      if (!(await updateOutline(tx, before.id, before.version, changes))) refuse('stale');
      const parts = ['talk', 'people', 'plan', 'priorities', 'difficulties', 'questions'] as const;
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'outline.change',
        subject: before.id,
        data: { departmentId, parts: parts.filter((part) => given[part] !== undefined) },
      });
      return { ...before, ...changes }.talkOn;
    });
  }

  /**
   * By who writes in the outline, and by who promised it. The same again is as it is.
   * @param doneOn null: it is not done after all
   * @throws Refusal `not_found`, `forbidden`, `invalid`, `conflict`
   */
  async end(actor: Actor, departmentId: string, lineId: string, doneOn: string | null): Promise<void> {
    const department = readDepartment(this.directory, actor, departmentId);
    const now = this.clock.now();
    if (doneOn !== null && doneOn > localDay(now)) refuse('invalid', { fields: { doneOn: 'field_not_yet' } });
    await this.write(actor, 'outline-line-end', async (tx) => {
      const line = await findLine(tx, lineId);
      if (!line || line.kind === 'question') return refuse('not_found');
      const outline = await this.outlineOf(tx, departmentId, line.outlineId);
      if (!writesOutline(actor, department) && line.byId !== actor.id) refuse('outline_head_writes');
      if (line.doneOn === doneOn) return;
      const isSpokenOf = line.kind === 'follow_up' || line.kind === 'difficulty';
      const remindAt =
        isSpokenOf && doneOn === null && line.dueOn !== null ? nextReminder(line.dueOn, now) : null;
      const changed = { changedBy: actor.id, changedAt: now };
      if (!(await endLine(tx, line, { doneOn, remindAt }))) refuse('stale');
      if (!(await updateOutline(tx, outline.id, outline.version, changed))) refuse('stale');
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'outline.line',
        subject: outline.id,
        data: { departmentId, lineId, doneOn },
      });
    });
  }

  private async talk(
    tx: Tx,
    before: OutlineRow,
    { on, time = '', place = '' }: NewOutlineTalk,
  ): Promise<Partial<OutlineRow>> {
    const others = await findOutlinesOf(tx, before.departmentId);
    if (others.some(({ id, talkOn }) => id !== before.id && talkOn === on)) refuse('outline_talk_there');
    return { talkOn: on, talkTime: time, place };
  }

  /** What was said of who belongs to it no more stays. */
  private people(
    before: OutlineRow,
    { id: departmentId, unitId, headId }: DepartmentRow,
    given: NonNullable<OutlineChange['people']>,
  ): OutlineRow['people'] {
    const own = new Set(
      this.directory
        .peopleOf(unitId)
        .filter((p) => p.departmentId === departmentId || p.id === headId)
        .map((p) => p.id),
    );
    const at = given.findIndex(({ id }) => !own.has(id));
    if (at >= 0) refuse('invalid', { fields: { [`people.${at}.id`]: 'field_choice' } });
    return [
      ...before.people.filter(({ id }) => !own.has(id)),
      ...given.map(({ id, does = '', note = '' }) => ({ id, does, note })),
    ];
  }

  private async planOf(tx: Tx, from: string, outlineId: string): Promise<OutlineLineRow[]> {
    const plan = (await findLinesOf(tx, from)).filter(({ kind }) => kind === 'plan');
    return plan.map((line) => {
      const id = newId(this.clock);
      return { ...line, ...sealWords(this.seal, id, openWords(this.seal, line)), id, outlineId };
    });
  }

  private questions(unitId: string, outlineId: string): OutlineLineRow[] {
    return this.directory.settings(unitId).talkQuestions.map((text, position) => {
      const id = newId(this.clock);
      return {
        id,
        outlineId,
        kind: 'question',
        position,
        questionId: null,
        ...sealWords(this.seal, id, { text, note: '', answer: '' }),
        whom: '',
        byId: null,
        dueOn: null,
        doneOn: null,
        remindAt: null,
      };
    });
  }

  private async outlineOf(tx: Tx, departmentId: string, id: string): Promise<OutlineRow> {
    const row = await findOutline(tx, id);
    return row?.departmentId === departmentId ? row : refuse('not_found');
  }
  private write<T>({ unitId }: Actor, name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.store.write(name, work, { queue: `outlines:${unitId}` });
  }
}
