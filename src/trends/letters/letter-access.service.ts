/** Who reads a letter, and who may do what with it now. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { refuse, type Sentence } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { isAbove } from '../../directory/units/unit-tree.js';
import type { LetterState } from '../../protocol/trends/letters.js';
import type { Queries } from '../../store/store.js';
import { isDoneBy, whyNotNow, type LetterDeed } from './letter-rules.js';
import type { LetterRow } from './letters.entity.js';
import { findLetter } from './letters.repository.js';
import { whyNotSign, type SigningPerson } from './signing-rules.js';

const BEFORE_SENT: readonly LetterState[] = ['draft', 'signed', 'withdrawn'];

@Injectable()
export class LetterAccessService {
  constructor(private readonly directory: Directory) {}

  /** The unit that writes reads all of it; the unit it goes to, and units above, once it is sent. */
  sees(actor: Actor, { unitId, toUnitId, state }: LetterRow): boolean {
    if (actor.unitId === unitId) return true;
    if (BEFORE_SENT.includes(state) || !coordinates(actor)) return false;
    return actor.unitId === toUnitId || isAbove(this.directory, actor.unitId, toUnitId);
  }
  /** @throws Refusal `not_found` */
  async seen(from: Queries, actor: Actor, id: string): Promise<LetterRow> {
    const row = await findLetter(from, id);
    return row && this.sees(actor, row) ? row : refuse('not_found');
  }

  /** @returns why not; undefined where they may */
  whyNot(actor: Actor, row: LetterRow, deed: LetterDeed): Sentence | undefined {
    return this.whyNotTheirs(actor, row, deed) ?? whyNotNow(deed, row.state);
  }
  /** @throws Refusal why not */
  require(actor: Actor, row: LetterRow, deed: LetterDeed, version?: number): void {
    const sentence = this.whyNot(actor, row, deed);
    if (sentence) refuse(sentence);
    if (version !== undefined && version !== row.version) refuse('stale');
  }

  private whyNotTheirs(actor: Actor, row: LetterRow, deed: LetterDeed): Sentence | undefined {
    const writer = actor.unitId === row.unitId;
    if (isDoneBy(deed) === 'receiver') return actor.unitId === row.toUnitId ? undefined : 'letter_not_to_you';
    if (!writer) return 'letter_not_yours';
    // The words stay the drafter's: who wrote them neither signs them nor stands above who does.
    if (deed === 'edit') return row.draftedBy === actor.id ? undefined : 'letter_words';
    // Who drafted it goes on with it, and who keeps the unit's work together.
    if (deed !== 'sign')
      return row.draftedBy === actor.id || coordinates(actor) ? undefined : 'letter_drafter';
    const { signers } = this.directory.settings(row.unitId).letters;
    const headOf = (departmentId: string) => this.directory.department(departmentId)?.headId ?? null;
    return whyNotSign(actor, this.drafter(row), { signers, headOf });
  }
  /** As they are now: who left the unit stands above nobody. */
  private drafter({ draftedBy, unitId }: LetterRow): SigningPerson {
    const person = this.directory.person(draftedBy);
    return person?.unitId === unitId ? person : { id: draftedBy, roles: [], departmentId: null };
  }

  /** Who may sign it besides its drafter, to be told that it waits. */
  signersOf(row: LetterRow): string[] {
    const { signers } = this.directory.settings(row.unitId).letters;
    const headOf = (departmentId: string) => this.directory.department(departmentId)?.headId ?? null;
    return this.directory
      .peopleOf(row.unitId)
      .filter((person) => !person.disabled && !whyNotSign(person, this.drafter(row), { signers, headOf }))
      .map(({ id }) => id);
  }
}

const coordinates = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => role === 'coordinator' || role === 'admin');
