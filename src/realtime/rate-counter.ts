/**
 * Counts what one person sends, on this node always and over all nodes where Redis says so in time. Nobody waits for
 * Redis: it has a quarter of a second, and once it did not answer it is left alone for a while.
 */
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from '../kernel/clock.js';
import type { HintLink } from './hint-link.js';
import { renewClient } from './redis-stream.js';

const ANSWER_MILLISECONDS = 250;
const CONNECT_MILLISECONDS = 2000;
const REST = 5000;

/** Whoever counts by Redis next after it failed counts without it: one of them waited, the others need not. */
export class CounterRest {
  private until = 0;
  constructor(
    private readonly clock: Clock,
    private readonly hints: Pick<HintLink, 'lostSince'>,
  ) {}

  get over(): boolean {
    return this.hints.lostSince === undefined && this.clock.now() >= this.until;
  }
  begin(): void {
    this.until = this.clock.now() + REST;
  }
}

export function redisCounterClient(url: string): Redis {
  const client = new Redis(url, {
    connectTimeout: CONNECT_MILLISECONDS,
    commandTimeout: ANSWER_MILLISECONDS,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  });
  client.on('error', () => undefined);
  return client;
}

interface Span {
  points: number;
  /** Seconds. */
  duration: number;
  keyPrefix: string;
}
interface Shared {
  redis: Redis;
  rest: CounterRest;
}

export class RateCounter {
  /** Of a span nobody waits longer than it lasts, whatever was done to the clock since it began. */
  readonly longestWait: number;

  private readonly here: RateLimiterMemory;
  private readonly everywhere: RateLimiterRedis | undefined;

  constructor(
    span: Span,
    private readonly shared?: Shared,
  ) {
    this.longestWait = span.duration;
    this.here = new RateLimiterMemory(span);
    if (shared)
      this.everywhere = new RateLimiterRedis({
        ...span,
        storeClient: shared.redis,
        // While there is no connection it is not even asked.
        rejectIfRedisNotReady: true,
      });
  }

  /** @throws RateLimiterRes above the allowance */
  async consume(key: string): Promise<void> {
    await this.here.consume(key);
    await this.byRedis((all) => all.consume(key));
  }
  async giveBack(key: string): Promise<void> {
    await this.here.reward(key);
    await this.byRedis((all) => all.reward(key));
  }

  private async byRedis(work: (all: RateLimiterRedis) => Promise<unknown>): Promise<void> {
    const { everywhere, shared } = this;
    if (!everywhere || !shared?.rest.over) return;
    try {
      await work(everywhere);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) throw refused;
      shared.rest.begin();
      renewClient(shared.redis);
    }
  }
}
