/**
 * What one person may send, over all their devices: 100 messages a minute and 20 in a second; raises have an
 * allowance of their own, 10 in 10 s and 60 an hour, and so has what is shown in clear though it is masked, 10 a
 * minute and 40 an hour. Above it they are told when to come back; nothing is closed.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../config.js';
import { allowanceOf, type Actor, type Asker } from '../people/actor.js';
import type { RefusalCode } from '../protocol/words.js';
import { Refusal } from '../refusal.js';

const ALLOWANCES = {
  message: [
    { points: 20, duration: 1 },
    { points: 100, duration: 60 },
  ],
  raise: [
    { points: 10, duration: 10 },
    { points: 60, duration: 3600 },
  ],
  reveal: [
    { points: 10, duration: 60 },
    { points: 40, duration: 3600 },
  ],
} as const;
/** What the call's state had to say is not looked up for who asks too much. */
const HIDDEN: ReadonlySet<RefusalCode> = new Set(['not_found', 'forbidden', 'conflict']);
export type Allowance = keyof typeof ALLOWANCES;

@Injectable()
export class Limits {
  private readonly limiters: Record<Allowance, RateLimiterAbstract[]> | undefined;
  private readonly redis: Redis | undefined;

  constructor(@Inject(CONFIG) config: Config) {
    if (!config.limits) return;
    this.redis = config.redisUrl
      ? new Redis(config.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false })
      : undefined;
    this.redis?.on('error', () => undefined);
    this.limiters = {
      message: this.make('message'),
      raise: this.make('raise'),
      reveal: this.make('reveal'),
    };
  }

  private make(allowance: Allowance): RateLimiterAbstract[] {
    return ALLOWANCES[allowance].map((span) => {
      const options = { ...span, keyPrefix: `yihu:${allowance}:${span.duration}` };
      const local = new RateLimiterMemory(options);
      // Without Redis each node counts for itself: never open, never closed to everybody.
      return this.redis
        ? new RateLimiterRedis({ ...options, storeClient: this.redis, insuranceLimiter: local })
        : local;
    });
  }

  /**
   * Does what is asked, at the cost of one message of the allowance; a repeat is not counted.
   * @throws Refusal `too_many_requests` above it, whatever stood in the way of the deed, unless it is a repeat;
   * only what could never be taken is still told as `invalid`
   */
  async spend<T>(allowance: Allowance, actor: Actor, ask: (asker: Asker) => Promise<T>): Promise<T> {
    const who = allowanceOf(actor);
    const over = await this.take(allowance, who);
    const asker: Asker = { ...actor, ...(over && { over }) };
    try {
      const answer = await ask(asker);
      if (!asker.wrote && !over) await this.giveBack(allowance, who);
      return answer;
    } catch (error) {
      throw over && error instanceof Refusal && HIDDEN.has(error.code) ? over : error;
    }
  }

  /**
   * One more, whatever comes of it: what was asked in vain tells something too.
   * @throws Refusal `too_many_requests`
   */
  async charge(allowance: Allowance, actor: Actor): Promise<void> {
    const over = await this.take(allowance, allowanceOf(actor));
    if (over) throw over;
  }

  /** undefined where it fits the allowance. */
  private async take(allowance: Allowance, personId: string): Promise<Refusal | undefined> {
    for (const limiter of this.limiters?.[allowance] ?? []) {
      try {
        await limiter.consume(personId);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) continue;
        return new Refusal('too_many_requests', {
          retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
        });
      }
    }
    return undefined;
  }
  private async giveBack(allowance: Allowance, personId: string): Promise<void> {
    for (const limiter of this.limiters?.[allowance] ?? [])
      await limiter.reward(personId).catch(() => undefined);
  }
  close(): void {
    this.redis?.disconnect();
  }
}
