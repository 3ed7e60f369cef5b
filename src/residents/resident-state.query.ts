/** How a call stands, as its resident may read it. */
import { Injectable } from '@nestjs/common';
import type { CallRow } from '../call/call.entity.js';
import { isOpen } from '../call/call-state.js';
import { isGuarded } from '../call/call-visibility.js';
import { lastClosing } from '../call/facts.repository.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import { addressedName } from '../kernel/refusal/refusal.js';
import type { Lang } from '../protocol/lang.js';
import type { ResidentState } from '../protocol/residents/slips.js';
import { Store } from '../store/store.js';
import { canAnswer } from './answer-rules.js';
import { nextDay, residentSentence } from './resident-sentences.js';

@Injectable()
export class ResidentStateQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly views: CallViewsService,
  ) {}

  async of(line: CallRow, lang: Lang): Promise<ResidentState> {
    const { unitId, holderId, number, state } = line;
    const handledBy = holderId === null ? '' : addressedName(this.views.holder(holderId));
    const note = state === 'closed' && !isGuarded(line) ? await this.closingNote(line.id) : undefined;
    const next = nextDay(line);
    return {
      number,
      state,
      sentence: residentSentence({ line, handledBy, note, lang }),
      ...(handledBy && { handledBy }),
      ...(next !== undefined && { next }),
      unit: this.directory.unit(unitId)?.name ?? '',
      unitPhone: this.directory.settings(unitId).dutyPhone,
      canAnswer: canAnswer(line, this.clock.now()),
      canAdd: isOpen(line),
    };
  }

  private async closingNote(callId: string): Promise<string | undefined> {
    const closed = await lastClosing(this.store.read, callId);
    return closed?.sealedWords ? this.views.words(callId, closed.seq, closed.sealedWords) : undefined;
  }
}
