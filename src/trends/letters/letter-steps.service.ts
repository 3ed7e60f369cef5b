/** The steps of a letter, each one conditional update: signed by another, sent by notice, answered, lifted; or withdrawn. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { workingDaysLater } from '../../deadline/day-count.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import type { Letter } from '../../protocol/trends/letters.js';
import { localDay } from '../../protocol/time/local-day.js';
import { Store, type Tx } from '../../store/store.js';
import { unitNamed } from '../help/help.view.js';
import { findProgramme } from '../programmes/programmes.repository.js';
import { TrendsNoticesService } from '../trends-notices.service.js';
import { LetterAccessService } from './letter-access.service.js';
import type { LetterDeed } from './letter-rules.js';
import type { LetterRow } from './letters.entity.js';
import { LettersQuery } from './letters.query.js';
import { updateLetter } from './letters.repository.js';

interface Step {
  deed: LetterDeed;
  version?: number | undefined;
  /** It is so already, by the same person: nothing is written. */
  isSo: (row: LetterRow) => boolean;
  changes: (row: LetterRow, tx: Tx) => Partial<LetterRow> | Promise<Partial<LetterRow>>;
}

@Injectable()
export class LetterStepsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly access: LetterAccessService,
    private readonly query: LettersQuery,
    private readonly notices: TrendsNoticesService,
  ) {}

  /** Not by who drafted it, and not by who stands below them. */
  sign(actor: Actor, id: string, version?: number): Promise<Letter> {
    return this.step(actor, id, {
      deed: 'sign',
      version,
      isSo: ({ state, signedBy }) => state === 'signed' && signedBy === actor.id,
      changes: () => ({ state: 'signed', signedBy: actor.id, signedAt: this.clock.now() }),
    });
  }

  /** The time for the answer begins; the unit's coordinators, or its administrators, are told. */
  send(actor: Actor, id: string, version?: number): Promise<Letter> {
    return this.step(actor, id, {
      deed: 'send',
      version,
      isSo: ({ state, sentBy }) => state === 'sent' && sentBy === actor.id,
      changes: async (row, tx) => {
        const now = this.clock.now();
        const changes = {
          state: 'sent',
          sentBy: actor.id,
          sentAt: now,
          ...this.deadline(row, now),
        } as const;
        await this.tell(tx, { ...row, ...changes }, 'letter', row.toUnitId);
        return changes;
      },
    });
  }

  answer(actor: Actor, id: string, answer: string, version?: number): Promise<Letter> {
    return this.step(actor, id, {
      deed: 'answer',
      version,
      isSo: (row) => row.state === 'answered' && row.answeredBy === actor.id && row.answer === answer,
      changes: async (row, tx) => {
        const answeredAt = this.clock.now();
        await this.tell(tx, row, 'letter_answered', row.unitId, [row.draftedBy]);
        return { state: 'answered', answer, answeredBy: actor.id, answeredAt, remindAt: null };
      },
    });
  }

  /** A letter that a programme follows is lifted when that has lifted the unit. */
  lift(actor: Actor, id: string, reason: string, version?: number): Promise<Letter> {
    return this.step(actor, id, {
      deed: 'lift',
      version,
      isSo: (row) => row.state === 'lifted' && row.endedBy === actor.id && row.reason === reason,
      changes: async (row, tx) => {
        const programme = row.programmeId === null ? undefined : await findProgramme(tx, row.programmeId);
        if (programme?.state === 'open') refuse('letter_programme_open');
        await this.tell(tx, row, 'letter_lifted', row.toUnitId);
        return { state: 'lifted', endedBy: actor.id, endedAt: this.clock.now(), reason };
      },
    });
  }

  withdraw(actor: Actor, id: string, reason: string, version?: number): Promise<Letter> {
    return this.step(actor, id, {
      deed: 'withdraw',
      version,
      isSo: (row) => row.state === 'withdrawn' && row.endedBy === actor.id && row.reason === reason,
      changes: () => ({ state: 'withdrawn', endedBy: actor.id, endedAt: this.clock.now(), reason }),
    });
  }

  /** Told in the write of the sweep, too. @param besides more people of that unit */
  tell(
    tx: Tx,
    row: LetterRow,
    about: 'letter' | 'letter_near' | 'letter_late' | 'letter_answered' | 'letter_lifted',
    to: string,
    besides: readonly string[] = [],
  ): Promise<void> {
    const other = to === row.unitId ? row.toUnitId : row.unitId;
    const date = row.dueAt === null ? undefined : localDay(row.dueAt).slice(5);
    return this.notices.people(tx, to, [...this.directory.coordinatorsOrAdminsOf(to), ...besides], {
      about,
      params: {
        name: unitNamed(this.directory, other).name,
        number: row.number,
        ...(date !== undefined && { date }),
      },
      path: `/trends/letters/${row.id}`,
    });
  }

  private step(actor: Actor, id: string, { deed, version, isSo, changes }: Step): Promise<Letter> {
    return this.store.write(`letter-${deed}`, async (tx) => {
      const row = await this.access.seen(tx, actor, id);
      if (isSo(row)) return this.query.whole(tx, actor, row);
      this.access.require(actor, row, deed, version);
      const done = await changes(row, tx);
      if (!(await updateLetter(tx, row, done))) refuse('stale');
      await this.audit.write(tx, { actorId: actor.id, act: `letter.${deed}`, subject: id });
      return this.query.whole(tx, actor, { ...row, ...done, version: row.version + 1 });
    });
  }

  /** By the calendar of the unit that answers. */
  private deadline({ unitId, toUnitId }: LetterRow, now: number) {
    const { letters, warnPercent } = this.directory.settings(unitId);
    const { answerDays } = letters;
    const calendar = this.directory.calendars.of(toUnitId);
    const before = Math.max(1, Math.ceil((answerDays * (100 - warnPercent)) / 100));
    const nearAt = workingDaysLater(calendar, now, before);
    return { answerDays, nearAt, dueAt: workingDaysLater(calendar, now, answerDays), remindAt: nearAt };
  }
}
