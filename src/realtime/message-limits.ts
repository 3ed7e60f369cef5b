/**
 * What one person may send, over all their devices: 100 messages a minute and 20 in a second; raises have an
 * allowance of their own, 10 in 10 s and 60 an hour, and so has what is shown in clear though it is masked, 10 a
 * minute and 40 an hour, asking what words sound like, 5 a second and 60 a minute, what a page says of messages before
 * it, 10 a second and 120 a minute, that one is being written, 2 a second and 60 a minute, and files, 20 a minute and
 * 120 an hour. A video call has two: to begin, join and end it 20 in 10 s and 60 a minute, and what browsers tell each
 * other in it 150 in a second and 600 a minute. Above it they are told when to come back; nothing is closed.
 */
import { HOUR_SECONDS } from '../protocol/time/durations.js';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { HintLink } from './hint-link.js';
import { SocketLimit } from './socket-limit.js';
import { allowanceKeyOf, type Actor, type CommandActor } from '../kernel/actor.js';
import type { RefusalCode } from '../protocol/codes.js';
import { Refusal } from '../kernel/refusal/refusal.js';
import { RateCounter, redisCounterClient, CounterRest } from './rate-counter.js';

const ALLOWANCES = {
  message: [
    { points: 20, duration: 1 },
    { points: 100, duration: 60 },
  ],
  raise: [
    { points: 10, duration: 10 },
    { points: 60, duration: HOUR_SECONDS },
  ],
  reveal: [
    { points: 10, duration: 60 },
    { points: 40, duration: HOUR_SECONDS },
  ],
  suggest: [
    { points: 5, duration: 1 },
    { points: 60, duration: 60 },
  ],
  mark: [
    { points: 10, duration: 1 },
    { points: 120, duration: 60 },
  ],
  typing: [
    { points: 2, duration: 1 },
    { points: 60, duration: 60 },
  ],
  file: [
    { points: 20, duration: 60 },
    { points: 120, duration: HOUR_SECONDS },
  ],
  video: [
    { points: 20, duration: 10 },
    { points: 60, duration: 60 },
  ],
  signal: [
    { points: 150, duration: 1 },
    { points: 600, duration: 60 },
  ],
} as const;
/** What the call's state had to say is not looked up for who asks too much. */
const HIDDEN: ReadonlySet<RefusalCode> = new Set(['not_found', 'forbidden', 'conflict']);
export type Allowance = keyof typeof ALLOWANCES;
/** What is told of an error to whoever asked above their allowance, or within it. */
export const shownError = (error: unknown, asker: CommandActor | undefined): unknown =>
  asker?.over && error instanceof Refusal && HIDDEN.has(error.code) ? asker.over : error;

@Injectable()
export class MessageLimits {
  private readonly limiters: Record<Allowance, RateCounter[]> | undefined;
  private readonly redis: Redis | undefined;

  readonly crowd: SocketLimit;

  constructor(@Inject(CONFIG) config: Config, clock: Clock, hints: HintLink) {
    this.crowd = new SocketLimit(config.limits);
    if (!config.limits) return;
    this.redis = config.redisUrl ? redisCounterClient(config.redisUrl) : undefined;
    const shared = this.redis && { redis: this.redis, rest: new CounterRest(clock, hints) };
    const make = (allowance: Allowance) =>
      ALLOWANCES[allowance].map(
        (span) => new RateCounter({ ...span, keyPrefix: `yihu:${allowance}:${span.duration}` }, shared),
      );
    this.limiters = {
      message: make('message'),
      raise: make('raise'),
      reveal: make('reveal'),
      suggest: make('suggest'),
      mark: make('mark'),
      typing: make('typing'),
      file: make('file'),
      video: make('video'),
      signal: make('signal'),
    };
  }

  /**
   * Does what is asked, at the cost of one message of the allowance; a repeat is not counted.
   * @throws Refusal `too_many_requests` above it, whatever stood in the way of the command, unless it is a repeat;
   * only what could never be taken is still told as `invalid`
   */
  async spend<T>(allowance: Allowance, actor: Actor, ask: (asker: CommandActor) => Promise<T>): Promise<T> {
    const asker = await this.take(allowance, actor);
    try {
      const answer = await ask(asker);
      await this.settle(allowance, asker);
      return answer;
    } catch (error) {
      throw shownError(error, asker);
    }
  }

  /** Takes one, for what is asked next; where there was none left, whoever asks carries the refusal. */
  async take(allowance: Allowance, actor: Actor): Promise<CommandActor> {
    const over = await this.consume(allowance, allowanceKeyOf(actor));
    return { ...actor, ...(over && { over }) };
  }
  /** Gives it back where what was asked turned out to be a repeat. */
  async settle(allowance: Allowance, asker: CommandActor): Promise<void> {
    if (!asker.wrote && !asker.over) await this.giveBack(allowance, allowanceKeyOf(asker));
  }

  /**
   * One more, whatever comes of it: what was asked in vain tells something too.
   * @throws Refusal `too_many_requests`
   */
  async charge(allowance: Allowance, actor: Actor): Promise<void> {
    const over = await this.consume(allowance, allowanceKeyOf(actor));
    if (over) throw over;
  }

  /** undefined where it fits the allowance. */
  private async consume(allowance: Allowance, personId: string): Promise<Refusal | undefined> {
    for (const limiter of this.limiters?.[allowance] ?? []) {
      try {
        await limiter.consume(personId);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        return new Refusal('too_many_requests', {
          retryAfterSeconds: Math.min(seconds, limiter.longestWait),
        });
      }
    }
    return undefined;
  }
  private async giveBack(allowance: Allowance, personId: string): Promise<void> {
    for (const limiter of this.limiters?.[allowance] ?? []) await limiter.giveBack(personId);
  }
  close(): void {
    this.redis?.disconnect();
  }
}
