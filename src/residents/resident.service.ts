/**
 * What number and code of a slip open, to whoever has them: how the matter stands, a word to add, an answer to its
 * closing. A wrong, an unknown, an ill-formed and a replaced code are one and the same refusal after the same work.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { CallRow } from '../call/call.entity.js';
import type { Call } from '../call/call-state.js';
import { isGuarded } from '../call/call-visibility.js';
import type { CallDecision, DecisionContext } from '../call/call-decision.js';
import { factsBySeq } from '../call/facts.repository.js';
import { DeskService } from '../desk/desk.service.js';
import type { DeskTransaction } from '../desk/desk-transaction.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { validatePayload } from '../kernel/input/validation.js';
import { networkKey } from '../kernel/network-address.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Lang } from '../protocol/lang.js';
import type { ResidentState } from '../protocol/residents/slips.js';
import { Store, type Queries } from '../store/store.js';
import { answerClosing } from './answer-rules.js';
import { ResidentWordsService } from './resident-words.service.js';
import { ResidentStateQuery } from './resident-state.query.js';
import { AnswerDto, WordsDto } from './residents.dto.js';
import { slipKeyText, slipSealContext, typedNumber } from './slip-code.js';
import { findSlip } from './slips.repository.js';
import { TryLimits } from './try-limits.js';

/** As it came in, whatever it is. */
export interface TypedKey {
  number?: unknown;
  code?: unknown;
}
/** Who asks, as far as that is known: nobody has signed in. */
export interface Asker {
  /** Of the network, as the request has it. */
  address: string;
  lang: Lang;
}
interface Opened {
  line: CallRow;
  hash: string;
}

@Injectable()
export class ResidentService {
  private readonly limits: TryLimits | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly desk: DeskService,
    private readonly views: CallViewsService,
    private readonly words: ResidentWordsService,
    private readonly states: ResidentStateQuery,
    @Inject(CONFIG) config: Config,
  ) {
    this.limits = config.limits ? new TryLimits() : undefined;
  }

  /** @throws Refusal `slip_unknown`, `too_many_requests` */
  async state(key: TypedKey, asker: Asker): Promise<ResidentState> {
    return this.states.of((await this.open(key, asker)).line, asker.lang);
  }

  /**
   * Once a closing cycle, for 30 days; the same again is the state as it is.
   * @param given `{ solved, satisfied?, words? }`, checked here once the code is right
   * @throws Refusal `slip_unknown`, `too_many_requests`, `invalid`; `conflict` where it is not closed, was answered
   * otherwise, or the time is over
   */
  async answer(key: TypedKey, given: object, asker: Asker): Promise<ResidentState> {
    const opened = await this.open(key, asker);
    const { solved, satisfied = null, words = '' } = validatePayload(AnswerDto, given);
    const { line } = await this.command('resident-answer', opened, async (decision, known, { tx }) =>
      answerClosing(decision, known, { solved, satisfied, words }, await this.wordsBefore(tx, decision.call)),
    );
    return this.states.of(line, asker.lang);
  }

  /**
   * A word that holder and community read, while the matter is open.
   * @param given `{ words }`, checked here once the code is right
   * @throws Refusal `slip_unknown`, `too_many_requests`, `invalid`; `resident_words_over` where it is over
   */
  async addWords(key: TypedKey, given: object, asker: Asker): Promise<ResidentState> {
    const opened = await this.open(key, asker);
    const { words } = validatePayload(WordsDto, given);
    const { line } = await this.command('resident-words', opened, (decision, _known, transaction) =>
      this.words.add(decision, transaction, words),
    );
    return this.states.of(line, asker.lang);
  }

  private async open({ number, code }: TypedKey, { address }: Asker): Promise<Opened> {
    const hash = this.seal.index(slipSealContext, slipKeyText(number, code));
    const one = { network: networkKey(address), number: typedNumber(number), hash };
    const wait = this.limits?.begin(one, this.clock.now()) ?? 0;
    if (wait) refuse('too_many_requests', { retryAfterSeconds: Math.ceil(wait / 1000) });
    const line = await this.lineOf(this.store.read, hash);
    this.limits?.settle(one, line !== undefined, this.clock.now());
    return line ? { line, hash } : refuse('slip_unknown');
  }

  private async lineOf(from: Queries, hash: string): Promise<CallRow | undefined> {
    const slip = await findSlip(from, hash);
    const found = slip && (await readCall(from, slip.callId));
    if (!found) return undefined;
    const line = rowForDisplay(found);
    // It has become guarded since the slip was given: whoever has the paper may be the one it is to be kept from.
    return isGuarded(line) && !slip.safeContact ? undefined : line;
  }

  private command(
    name: string,
    { line: { unitId, id }, hash }: Opened,
    decide: (
      decision: CallDecision,
      known: DecisionContext,
      transaction: DeskTransaction,
    ) => void | Promise<void>,
  ): Promise<Call> {
    return this.desk.command(name, unitId, null, id, async (decision, known, transaction) => {
      // Another slip may have been given meanwhile.
      if (!(await this.lineOf(transaction.tx, hash))) refuse('slip_unknown');
      await decide(decision, known, transaction);
    });
  }

  private async wordsBefore(from: Queries, { line: { id, ringing } }: Call): Promise<string> {
    const { answer } = ringing;
    const [fact] = answer ? await factsBySeq(from, id, [answer.seq]) : [];
    return (fact?.sealedWords && this.views.words(id, fact.seq, fact.sealedWords)) || '';
  }
}
