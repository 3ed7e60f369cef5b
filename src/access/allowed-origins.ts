/** From which pages the hub may be used: who comes from another one is told which, and so is the log. */
import { MINUTE } from '../protocol/time/durations.js';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { LOGGER } from '../kernel/logger.js';
import { Refusal } from '../kernel/refusal/refusal.js';

/** A page that tries again and again fills no log. */
const ONCE_IN_MILLISECONDS = MINUTE;
const MOST_REMEMBERED = 100;

/** Only what an origin can be is repeated to anybody. */
const shown = (origin: string): string =>
  URL.canParse(origin) && new URL(origin).origin === origin && origin.length <= 200 ? origin : 'null';

@Injectable()
export class AllowedOrigins {
  private readonly logged = new Map<string, number>();

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'allowedOrigins' | 'publicUrl'>,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Nothing where the origin is allowed; without one only a bearer counts, which others look at. */
  refusalOf(given: string | undefined): Refusal | undefined {
    if (given === undefined || this.config.allowedOrigins.has(given)) return undefined;
    const origin = shown(given);
    this.note(origin);
    return new Refusal('wrong_origin', { params: { origin, address: this.config.publicUrl } });
  }

  private note(origin: string): void {
    const now = this.clock.now();
    if (now - (this.logged.get(origin) ?? -Infinity) < ONCE_IN_MILLISECONDS) return;
    if (this.logged.size >= MOST_REMEMBERED) this.logged.clear();
    this.logged.set(origin, now);
    this.log.warn(
      { origin, allowed: [...this.config.allowedOrigins] },
      'a page of an origin that is not allowed was refused: correct PUBLIC_URL or add it to ALLOWED_ORIGINS',
    );
  }
}
