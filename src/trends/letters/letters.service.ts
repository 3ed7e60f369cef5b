/** A letter is drafted from figures as they stand, edited as long as nobody signed it, and followed once answered. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { isAbove } from '../../directory/units/unit-tree.js';
import type { Letter, LetterChange, NewLetter } from '../../protocol/trends/letters.js';
import { Store, type Tx } from '../../store/store.js';
import { unitNamed } from '../help/help.view.js';
import { findProgramme } from '../programmes/programmes.repository.js';
import { TrendsNoticesService } from '../trends-notices.service.js';
import { LetterAccessService } from './letter-access.service.js';
import { LetterFiguresService } from './letter-figures.service.js';
import type { LetterRow } from './letters.entity.js';
import { LettersQuery } from './letters.query.js';
import { findOpenLetter, insertLetter, nextLetterNumber, updateLetter } from './letters.repository.js';
import { proposedText } from './proposed-text.js';

const BLANK = {
  state: 'draft',
  signedBy: null,
  signedAt: null,
  sentBy: null,
  sentAt: null,
  answerDays: null,
  nearAt: null,
  dueAt: null,
  remindAt: null,
  answer: null,
  answeredBy: null,
  answeredAt: null,
  readBy: null,
  readAt: null,
  programmeId: null,
  endedBy: null,
  endedAt: null,
  reason: null,
  version: 1,
} as const satisfies Partial<LetterRow>;

@Injectable()
export class LettersService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly figures: LetterFiguresService,
    private readonly access: LetterAccessService,
    private readonly query: LettersQuery,
    private readonly notices: TrendsNoticesService,
  ) {}

  /**
   * @throws Refusal `not_found` for a unit beside, `letter_to_own`, `letter_no_base`, `letter_below_floor`,
   * `letter_open_already`
   */
  async draft(actor: Actor, { toUnitId, year, text }: NewLetter): Promise<Letter> {
    const { unitId } = actor;
    if (toUnitId === unitId) refuse('letter_to_own');
    if (!isAbove(this.directory, unitId, toUnitId)) refuse('not_found');
    const figures = await this.figures.freeze(actor, toUnitId, year);
    const now = this.clock.now();
    return this.store.write(
      'letter-draft',
      async (tx) => {
        const about = { unitId, toUnitId, year };
        const other = await findOpenLetter(tx, about);
        if (other) refuse('letter_open_already', { params: { number: other.number } });
        const row: LetterRow = {
          ...BLANK,
          ...about,
          id: newId(this.clock),
          number: await nextLetterNumber(tx, unitId, now),
          figures,
          text: text ?? proposedText(figures, actor.lang),
          draftedBy: actor.id,
          draftedAt: now,
        };
        await insertLetter(tx, row);
        await this.note(tx, actor, 'draft', row, about);
        await this.notices.people(tx, unitId, this.access.signersOf(row), {
          about: 'letter_to_sign',
          params: { name: unitNamed(this.directory, toUnitId).name, number: row.number },
          path: `/trends/letters/${row.id}`,
          but: actor.id,
        });
        return this.query.whole(tx, actor, row);
      },
      { queue: `letters:${unitId}` },
    );
  }

  /** The text of a draft; that the answer was read; by which programme it is followed. The same again is as it is. */
  change(actor: Actor, id: string, { text, programmeId, read, version }: LetterChange): Promise<Letter> {
    const now = this.clock.now();
    return this.store.write('letter-change', async (tx) => {
      const row = await this.access.seen(tx, actor, id);
      const changes: Partial<LetterRow> = {};
      if (text !== undefined && text !== row.text) {
        this.access.require(actor, row, 'edit');
        changes.text = text;
      }
      if (read && row.readAt === null) {
        this.access.require(actor, row, 'read');
        Object.assign(changes, { readBy: actor.id, readAt: now });
      }
      if (programmeId !== undefined && programmeId !== row.programmeId) {
        this.access.require(actor, row, 'lift');
        const programme = await findProgramme(tx, programmeId);
        // One that is over has lifted the unit before the letter, or not at all.
        if (programme?.unitId !== row.toUnitId || programme.state !== 'open')
          refuse('invalid', { fields: { programmeId: 'field_programme' } });
        changes.programmeId = programmeId;
      }
      if (!Object.keys(changes).length) return this.query.whole(tx, actor, row);
      if (version !== undefined && version !== row.version) refuse('stale');
      if (!(await updateLetter(tx, row, changes))) refuse('stale');
      await this.note(tx, actor, 'change', row, { changed: Object.keys(changes) });
      return this.query.whole(tx, actor, { ...row, ...changes, version: row.version + 1 });
    });
  }

  private note(tx: Tx, actor: Actor, act: string, { id }: LetterRow, data: Record<string, unknown>) {
    return this.audit.write(tx, { actorId: actor.id, act: `letter.${act}`, subject: id, data });
  }
}
