/** A word that a resident adds with their slip: a message in the call, sealed, that holder and community read. */
import { Inject, Injectable } from '@nestjs/common';
import type { CallDecision } from '../call/call-decision.js';
import { isOpen } from '../call/call-state.js';
import type { DeskTransaction } from '../desk/desk-transaction.js';
import { insertMessage, messagesOfCall } from '../desk/journal/messages.repository.js';
import { messageSealContext, messageView } from '../desk/message.view.js';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { MINUTE } from '../protocol/time/durations.js';
import { WordLimits } from './try-limits.js';

/** A form that was sent twice. */
const SAME_WITHIN = 10 * MINUTE;
const RESIDENT = 'resident';

@Injectable()
export class ResidentWordsService {
  private readonly limits: WordLimits | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    @Inject(CONFIG) config: Config,
  ) {
    this.limits = config.limits ? new WordLimits() : undefined;
  }

  /** @throws Refusal `resident_words_over`; `too_many_requests` beyond a few an hour */
  async add(decision: CallDecision, { tx, now, messages }: DeskTransaction, words: string): Promise<void> {
    const { line } = decision.call;
    if (!isOpen(line)) refuse('resident_words_over');
    const said = (await messagesOfCall(tx, line.id)).filter(
      (m) => m.role === RESIDENT && m.at > now - SAME_WITHIN,
    );
    if (said.some((m) => this.seal.tryOpen(messageSealContext(m.id), m.text) === words)) return;
    const wait = this.limits?.take(line.id, now) ?? 0;
    if (wait) refuse('too_many_requests', { retryAfterSeconds: Math.ceil(wait / 1000) });
    const id = newId(this.clock);
    decision.add('messaged', { message: id, role: RESIDENT });
    const row = {
      id,
      callId: line.id,
      clientMessageId: id,
      fromId: RESIDENT,
      role: RESIDENT,
      text: this.seal.seal(messageSealContext(id), words),
      at: now,
      file: null,
      replyTo: null,
    } as const;
    await insertMessage(tx, row);
    messages.push({ ...messageView(this.directory, this.seal, row), text: words });
  }
}
