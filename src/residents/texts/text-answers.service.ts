/** What residents text back: from a telephone that was texted, `1 1124-007` is solved and `2 1124-007` is not. */
import { Injectable } from '@nestjs/common';
import type { CallRow } from '../../call/call.entity.js';
import { isGuarded } from '../../call/call-visibility.js';
import { DeskService } from '../../desk/desk.service.js';
import { readCall } from '../../desk/views/readable-call.query.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import { answerClosing } from '../answer-rules.js';
import { typedNumber } from '../slip-code.js';
import { findSlipsOfPhone } from '../slips.repository.js';
import { ResidentTextsService } from './resident-texts.service.js';
import { GUARDED_NOT_TAKEN, NOT_UNDERSTOOD, readAnswer, UNDERSTOOD } from './text-sentences.js';

@Injectable()
export class TextAnswersService {
  constructor(
    private readonly store: Store,
    private readonly desk: DeskService,
    private readonly texts: ResidentTextsService,
  ) {}

  /**
   * @returns the sentence to send back; undefined where this telephone was never texted by the unit. A number that is
   * none of theirs is answered as what is not understood.
   */
  async read(unitId: string, from: string, text: string): Promise<string | undefined> {
    const key = this.texts.keyOf(from);
    const slips = key === null ? [] : await findSlipsOfPhone(this.store.read, unitId, key);
    if (!slips.length) return undefined;
    const said = readAnswer(text);
    if (!said) return NOT_UNDERSTOOD;
    for (const { callId, safeContact } of slips) {
      const found = await readCall(this.store.read, callId);
      if (!found || typedNumber(found.line.number) !== typedNumber(said.number)) continue;
      if (isGuarded(found.line) && !safeContact) continue;
      // It was mistyped and put right since: whoever has it is somebody else.
      if ((await this.texts.keyOfResident(callId)) !== key) continue;
      return this.take(unitId, found.line, said.solved);
    }
    return NOT_UNDERSTOOD;
  }

  private async take(
    unitId: string,
    { id, number, category }: Pick<CallRow, 'id' | 'number' | 'category'>,
    solved: boolean,
  ): Promise<string> {
    try {
      await this.desk.command('resident-answer', unitId, null, id, (decision, known) =>
        answerClosing(decision, known, { solved, satisfied: null, words: '' }, ''),
      );
      return UNDERSTOOD[solved ? 'solved' : 'unsolved'](number);
    } catch (error) {
      // Why not sends to the procuratorate, which a text of a guarded matter does not name.
      if (error instanceof Refusal && error.code === 'conflict')
        return isGuarded({ category }) ? GUARDED_NOT_TAKEN : error.body('zh').message;
      throw error;
    }
  }
}
