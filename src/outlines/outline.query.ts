/** An outline as its page shows it: people and figures of the records, words as they were written. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import { addressedName, refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { DepartmentRow } from '../directory/places.entity.js';
import type {
  Outline,
  OutlineDifficulty,
  OutlineFollowUp,
  OutlineLine,
  OutlinePerson,
  OutlineQuestion,
} from '../protocol/papers/outlines.js';
import { localDay } from '../protocol/time/local-day.js';
import { Store } from '../store/store.js';
import { OutlineFiguresQuery } from './figures/outline-figures.query.js';
import { keepsOutlines, readDepartment, writesOutline } from './outline-readers.js';
import { lateDays } from './outline-reminders.js';
import { intervalOfSpan, outlineSpans } from './outline-span.js';
import { openWords } from './outline-words.js';
import type { OutlineLineKind, OutlineLineRow, OutlineRow } from './outlines.entity.js';
import { findLinesOf, findOutlinesOf, findPromisedOf } from './rows/outlines.repository.js';
import { findPostingsIn } from './rows/postings.query.js';

interface Reading {
  actor: Actor;
  department: DepartmentRow;
  today: string;
}

@Injectable()
export class OutlineQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly figures: OutlineFiguresQuery,
  ) {}

  /**
   * @param on the day of the talk; absent: the next one that is set, else the last, else the department as it is
   * @throws Refusal `not_found`, also where there is no talk that day; `forbidden`
   */
  async of(actor: Actor, departmentId: string, on: string | undefined): Promise<Outline> {
    const department = readDepartment(this.directory, actor, departmentId);
    const today = localDay(this.clock.now());
    const { talks, talk } = await this.chosen(departmentId, today, on);
    const spans = outlineSpans(today, talk?.talkOn ?? null);
    const reading: Reading = { actor, department, today };
    const [lines, done, people, left] = await Promise.all([
      talk ? findLinesOf(this.store.read, talk.id) : [],
      this.figures.of(department, spans, actor.lang),
      this.people(department, talk, spans.span.to),
      this.left(reading, talks, talk),
    ]);
    const { id, name, remit, headId } = department;
    const of = (kind: OutlineLineKind) => lines.filter((line) => line.kind === kind);
    return {
      department: { id, name, remit, head: headId === null ? null : holderOf(this.directory, headId) },
      unit: this.directory.unit(department.unitId)?.name ?? '',
      talk: talk ? { id: talk.id, on: talk.talkOn, time: talk.talkTime, place: talk.place } : null,
      talks: talks.map((one) => ({ id: one.id, on: one.talkOn })),
      version: talk?.version ?? 0,
      ...spans,
      mayWrite: writesOutline(actor, department),
      mayReadRows: keepsOutlines(actor),
      people,
      done,
      plan: of('plan').map((line) => this.line(reading, line)),
      priorities: of('priority').map((line) => this.line(reading, line)),
      difficulties: of('difficulty').map((line) => this.difficulty(reading, line)),
      questions: of('question').map((line) => this.question(reading, line, of('follow_up'))),
      left,
    };
  }

  /** Which days the figures of that talk count. @throws Refusal as above */
  async spansOf(departmentId: string, on: string | undefined) {
    const today = localDay(this.clock.now());
    const { talk } = await this.chosen(departmentId, today, on);
    return outlineSpans(today, talk?.talkOn ?? null);
  }

  private async chosen(departmentId: string, today: string, on: string | undefined) {
    const talks = await findOutlinesOf(this.store.read, departmentId);
    if (on !== undefined)
      return { talks, talk: talks.find(({ talkOn }) => talkOn === on) ?? refuse('not_found') };
    const next = talks.findLast(({ talkOn }) => talkOn >= today);
    return { talks, talk: next ?? talks[0] };
  }

  /** The head first, the others in the order of their names. @param day whose postings are shown */
  private async people(
    department: DepartmentRow,
    talk: OutlineRow | undefined,
    day: string,
  ): Promise<OutlinePerson[]> {
    const { id: departmentId, unitId, headId } = department;
    const members = this.directory
      .peopleOf(unitId)
      .filter((p) => !p.disabled && (p.departmentId === departmentId || p.id === headId));
    const { from: begins, to: ends } = intervalOfSpan({ from: day, to: day });
    const postings = await findPostingsIn(this.store.read, unitId, begins, ends);
    const said = new Map((talk?.people ?? []).map((words) => [words.id, words]));
    return members
      .map(({ id }): OutlinePerson => ({
        ...holderOf(this.directory, id),
        isHead: id === headId,
        does: said.get(id)?.does ?? '',
        note: said.get(id)?.note ?? '',
        postings: postings
          .filter(({ officerId }) => officerId === id)
          .map(({ communityId, startsAt, endsAt }) => ({
            community: { id: communityId, name: this.directory.community(communityId)?.name ?? '' },
            from: localDay(startsAt),
            to: endsAt === null ? null : localDay(endsAt - 1),
          })),
      }))
      .sort(
        (a, b) =>
          Number(b.isHead) - Number(a.isHead) ||
          a.name.localeCompare(b.name, 'zh') ||
          a.id.localeCompare(b.id),
      );
  }

  /** All of the talk before, and of those before it what is open still. */
  private async left(
    reading: Reading,
    talks: readonly OutlineRow[],
    talk: OutlineRow | undefined,
  ): Promise<Outline['left']> {
    const earlier = talk ? talks.filter(({ talkOn }) => talkOn < talk.talkOn) : [];
    const [last] = earlier;
    if (!last) return null;
    const of = new Map(earlier.map((one) => [one.id, one]));
    const promised = await findPromisedOf(
      this.store.read,
      earlier.map(({ id }) => id),
    );
    const items = promised
      .filter(({ outlineId, doneOn }) => outlineId === last.id || doneOn === null)
      .map((row) => ({
        ...this.line(reading, row),
        kind: row.kind === 'difficulty' ? ('difficulty' as const) : ('follow_up' as const),
        who: row.byId === null ? row.whom : addressedName(holderOf(this.directory, row.byId)),
        talkOn: of.get(row.outlineId)!.talkOn,
      }));
    return { on: last.talkOn, items };
  }

  private line({ actor, department, today }: Reading, row: OutlineLineRow): OutlineLine {
    const { text, note } = openWords(this.seal, row);
    const { id, dueOn, doneOn } = row;
    const late = lateDays({ dueOn, doneOn }, today);
    const mayEnd = writesOutline(actor, department) || row.byId === actor.id;
    return { id, text, note, dueOn, doneOn, ...(late !== undefined && { lateDays: late }), mayEnd };
  }
  private difficulty(reading: Reading, row: OutlineLineRow): OutlineDifficulty {
    return { ...this.line(reading, row), whom: row.whom, answer: openWords(this.seal, row).answer };
  }
  private question(
    reading: Reading,
    row: OutlineLineRow,
    followUps: readonly OutlineLineRow[],
  ): OutlineQuestion {
    const { text, answer } = openWords(this.seal, row);
    return {
      id: row.id,
      text,
      answer,
      followUps: followUps
        .filter(({ questionId }) => questionId === row.id)
        .map((one): OutlineFollowUp => ({
          ...this.line(reading, one),
          by: holderOf(this.directory, one.byId ?? ''),
        })),
    };
  }
}
