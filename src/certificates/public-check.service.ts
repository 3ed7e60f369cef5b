/**
 * Anybody who holds a paper may ask whether it stands. The code is reckoned anew from the row, so a number or a
 * total that was changed in the database does not check; what is wrong about a question is never told apart.
 */
import { DAY_SECONDS } from '../protocol/time/durations.js';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import type { CertificateCheck } from '../protocol/certificates.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store } from '../store/store.js';
import { findCertificateByNumber } from './certificates.repository.js';
import { IssueCertificateService } from './issuing/issue-certificate.service.js';
import { typedPair } from './certificate-number.js';
import { certificateCheckView } from './certificate.view.js';

/** From one address; an office behind one address checks a stack of papers, a machine that guesses gets nowhere. */
const ALLOWANCES = [
  { points: 30, duration: 60 },
  { points: 500, duration: DAY_SECONDS },
];

@Injectable()
export class PublicCheckService {
  private readonly limiters: readonly RateLimiterMemory[];

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly issueService: IssueCertificateService,
    @Inject(CONFIG) config: Config,
  ) {
    this.limiters = config.limits ? ALLOWANCES.map((span) => new RateLimiterMemory(span)) : [];
  }

  /** @throws Refusal `not_found` for an unknown number and for a wrong code alike; `too_many_requests` */
  async check(origin: string, number: string, code: string): Promise<CertificateCheck> {
    await this.spend(origin);
    const typed = typedPair(number, code);
    const row = await findCertificateByNumber(this.store.read, typed.number);
    const right = row && typed.code === row.code && row.code === this.issueService.codeOf(row);
    return row && right ? certificateCheckView(row, this.clock.now()) : refuse('certificate_unknown');
  }

  private async spend(origin: string): Promise<void> {
    for (const limiter of this.limiters) {
      try {
        await limiter.consume(origin);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        // Nobody waits longer than the span lasts, whatever was done to the clock since it began.
        const seconds = Math.min(Math.ceil(refused.msBeforeNext / 1000), limiter.duration);
        refuse('too_many_requests', { retryAfterSeconds: seconds });
      }
    }
  }
}
