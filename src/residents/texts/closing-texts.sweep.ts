/**
 * Tells who is told by text that their matter is closed, and how to answer: once a closing, within a day of it, and not
 * before its officer can take it back no more.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { isGuarded } from '../../call/call-visibility.js';
import { readCall } from '../../desk/views/readable-call.query.js';
import { Clock } from '../../kernel/clock.js';
import { LOGGER } from '../../kernel/logger.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { LIMITS } from '../../protocol/limits.js';
import { DAY, MINUTE, SECOND } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { ResidentStateQuery } from '../resident-state.query.js';
import { claimClosingText, findClosingTextsDue, releaseClosingText } from '../slips.repository.js';
import type { SlipRow } from '../slips.entity.js';
import { ResidentTextsService } from './resident-texts.service.js';
import { closingText } from './text-sentences.js';

const AT_ONCE = 50;
const AGAIN = 2 * MINUTE;

@Injectable()
export class ClosingTextsSweep extends Sweep {
  protected readonly every = 20 * SECOND;

  constructor(
    clock: Clock,
    private readonly store: Store,
    private readonly texts: ResidentTextsService,
    private readonly states: ResidentStateQuery,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const now = this.clock.now();
    const until = now - LIMITS.takeBackCloseSeconds * SECOND;
    const due = await findClosingTextsDue(this.store.read, { now, since: now - DAY, until }, AT_ONCE);
    await this.each(due, (slip) => this.tell(slip));
  }

  protected override failed(error: unknown): void {
    this.log.error({ error }, 'a resident could not be texted and will be');
  }

  private async tell(slip: SlipRow): Promise<void> {
    const found = await readCall(this.store.read, slip.callId);
    if (!found?.whole || found.line.state !== 'closed') return;
    const { line } = found;
    // It has become guarded since they were texted.
    if (isGuarded(line) && !slip.safeContact) return;
    const closedAt = line.closedAt!;
    const claim = (tryAt: number) => (tx: Parameters<typeof claimClosingText>[0]) =>
      claimClosingText(tx, slip, { closedAt, tryAt });
    // Claimed before it is sent: of two nodes one texts.
    if (!(await this.store.write('resident-text', claim(this.clock.now() + AGAIN)))) return;
    const to = this.texts.hasGateway(line.unitId) ? await this.texts.to(line.id) : undefined;
    // They do not agree any more, have another telephone, or nobody carries texts here.
    if (to?.key !== slip.phoneKey) return;
    const state = await this.states.of(line, 'zh');
    const { sent, again } = await this.texts.send(line, to, closingText(this.texts.about(line), state));
    if (!sent && again)
      await this.store.write('resident-text-again', (tx) => releaseClosingText(tx, slip, closedAt));
  }
}
