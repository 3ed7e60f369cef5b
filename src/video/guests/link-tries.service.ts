/** How often links may be tried from one place. Nobody guesses 256 bits; this keeps them from trying. */
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../../kernel/config.js';
import { networkKey } from '../../kernel/network-address.js';
import { refuse } from '../../kernel/refusal/refusal.js';

/** An office behind one address opens a few. */
const SPAN = { points: 30, duration: 60 };

@Injectable()
export class LinkTriesService {
  private readonly limiter: RateLimiterMemory | undefined;

  constructor(@Inject(CONFIG) { limits }: Config) {
    this.limiter = limits ? new RateLimiterMemory(SPAN) : undefined;
  }

  /** @throws Refusal `too_many_requests` */
  async spend(address: string): Promise<void> {
    try {
      await this.limiter?.consume(networkKey(address));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      refuse('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
    }
  }
}
