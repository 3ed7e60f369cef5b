/**
 * What comes back from telephones through a unit's gateway: whose it is, understood once, answered with one sentence.
 * Officers answer rings here, residents closings; who else answers by text is one more to ask in `said`.
 */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import { KeyedQueue } from '../kernel/concurrency.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { GatewayAnswer, GatewaySaid } from '../protocol/residents/gateway-answers.js';
import { TextAnswersService } from '../residents/texts/text-answers.service.js';
import { Store } from '../store/store.js';
import { gatewaySecretOf } from '../units/settings/unit-settings.service.js';
import { findGatewayAnswer, keepGatewayAnswer } from './gateway-answers.repository.js';
import { RingAnswersService } from './ring-answers.service.js';
import { isSigned, type Signed } from '../notice/sign-request.js';

/** To a telephone that nobody here has texted. */
const UNKNOWN = '没有看懂。需要帮助，请打当地检察院或社区的电话。';
const MOST_WAITING = 100;
const saidSealContext = (unitId: string, id: string) => `gateway_answer.said:${unitId}:${id}`;

@Injectable()
export class GatewayAnswersService {
  private readonly turns = new KeyedQueue();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
    private readonly rings: RingAnswersService,
    private readonly residents: TextAnswersService,
  ) {}

  /** @throws Refusal `unauthenticated` where no unit of that code signed it, or too long ago */
  requireUnit(code: string, signed: Signed): string {
    const unit = this.directory.allUnits().find((one) => one.code === code);
    const secret = unit ? gatewaySecretOf(this.directory, this.seal, unit.id) : '';
    const right = isSigned(secret, signed, this.clock.now());
    return unit && right ? unit.id : refuse('unauthenticated');
  }

  /** The same id again is answered as it was the first time, and does nothing. */
  answer(unitId: string, { id, from, text }: GatewayAnswer): Promise<GatewaySaid> {
    const busy = () => new Refusal('unavailable');
    return this.turns.take(`${unitId} ${id}`, MOST_WAITING, busy, async () => {
      const before = await findGatewayAnswer(this.store.read, unitId, id);
      if (before) return { said: this.seal.open(saidSealContext(unitId, id), before.said) };
      const said = await this.said(unitId, from, text);
      await this.store.write('gateway-answer', (tx) =>
        keepGatewayAnswer(tx, {
          unitId,
          id,
          at: this.clock.now(),
          said: this.seal.seal(saidSealContext(unitId, id), said),
        }),
      );
      return { said };
    });
  }

  private async said(unitId: string, from: string, text: string): Promise<string> {
    return (
      (await this.rings.answer(unitId, from, text)) ??
      (await this.residents.read(unitId, from, text)) ??
      (await this.rings.howTo(unitId, from)) ??
      UNKNOWN
    );
  }
}
