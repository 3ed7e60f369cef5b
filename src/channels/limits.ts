/**
 * What one person may send, over all their devices: 100 messages a minute and 20 in a second; raises have an
 * allowance of their own, 10 in 10 s and 60 an hour. Above it they are told when to come back; nothing is closed.
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
} as const;
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
    this.limiters = { message: this.make('message'), raise: this.make('raise') };
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

  /** undefined where it fits the allowance. */
  async take(allowance: Allowance, personId: string): Promise<Refusal | undefined> {
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
  /** A repeat is not counted. */
  async giveBack(allowance: Allowance, personId: string): Promise<void> {
    for (const limiter of this.limiters?.[allowance] ?? [])
      await limiter.reward(personId).catch(() => undefined);
  }
  close(): void {
    this.redis?.disconnect();
  }
}
