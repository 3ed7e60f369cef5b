/** One event that a page sent, on its way through guard, allowance, pipe and handler. Answered once, whatever comes. */
import type { CommandActor, Actor } from '../kernel/actor.js';
import type { Ack } from '../protocol/answers.js';
import type { Logger } from 'pino';
import { Refusal } from '../kernel/refusal/refusal.js';
import { shownError, type Allowance } from './message-limits.js';

export class Message {
  /** Who asks, as the guard found out. */
  actor?: CommandActor;
  /** What it was counted against. */
  allowance?: Allowance;
  isAnswered = false;
  /** `ok`, or the code of the refusal. */
  outcome = 'ok';

  constructor(
    private readonly connected: Actor,
    private readonly acknowledge: ((answer: Ack<unknown>) => void) | undefined,
  ) {}

  accept(data: unknown): void {
    this.answer({ ok: true, data });
  }
  private refuse(refusal: Refusal): void {
    this.answer({ ok: false, error: refusal.body(this.connected.lang) });
  }
  /** A refusal is told as it is; anything else is a fault of ours, and is logged. */
  fail(error: unknown, log: Logger): void {
    if (!(error instanceof Refusal)) log.error({ error }, 'an event failed');
    const shown = shownError(error, this.actor);
    this.refuse(shown instanceof Refusal ? shown : new Refusal('internal'));
  }
  private answer(answer: Ack<unknown>): void {
    if (this.isAnswered) return;
    this.isAnswered = true;
    if (!answer.ok) this.outcome = answer.error.code;
    this.acknowledge?.(answer);
  }
}
