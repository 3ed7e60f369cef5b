/**
 * Whether hints cross between the nodes now. Redis carries hints only: where it is lost, each node tells its own pages
 * from the rows, and this is where it is known, logged, counted and shown.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Gauge, Registry } from 'prom-client';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { LOGGER } from '../kernel/logger.js';

/** unanswered: what this node says does not come back to it · late: what others say comes when it is over */
export type HintLinkTrouble = 'unanswered' | 'late';
/** Without trouble for this long it is over: a link that comes and goes is not well. */
const WELL_AFTER = 3000;

@Injectable()
export class HintLink {
  /** More than one node: there is something to lose. */
  readonly used: boolean;
  /** Milliseconds that the last hint took through Redis and back; undefined before the first. */
  roundTrip: number | undefined;
  private readonly registry = new Registry();
  private readonly well = new Gauge({
    name: 'yihu_redis_well',
    help: '1 where hints cross between the nodes by Redis, 0 where they are lost',
    registers: [this.registry],
  });
  private readonly took = new Gauge({
    name: 'yihu_redis_round_trip_seconds',
    help: 'How long the last hint took through Redis and back',
    registers: [this.registry],
  });
  private readonly lostFor = new Gauge({
    name: 'yihu_redis_lost_seconds',
    help: 'Seconds since hints were lost, 0 where they cross',
    registers: [this.registry],
  });
  private lost: { since: number; last: number } | undefined;
  /** One has come back since the start: before that nobody knows what was missed. */
  private heard = false;

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'redisUrl'>,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn' | 'info'>,
  ) {
    this.used = config.redisUrl !== undefined;
  }

  /** Prometheus text; nothing without Redis. */
  async figures(): Promise<string> {
    if (!this.used) return '';
    this.well.set(this.lost ? 0 : 1);
    this.lostFor.set(this.lost ? Math.max(0, this.clock.now() - this.lost.since) / 1000 : 0);
    if (this.roundTrip !== undefined) this.took.set(this.roundTrip / 1000);
    return this.registry.metrics();
  }

  /** Whether what others say is sure to come here. */
  get cross(): boolean {
    return this.heard && this.lost === undefined;
  }

  /** Milliseconds since 1970; undefined where all is well. */
  get lostSince(): number | undefined {
    return this.lost?.since;
  }

  trouble(why: HintLinkTrouble): void {
    const now = this.clock.now();
    if (!this.lost)
      this.log.warn({ why }, 'Redis: hints between the nodes are lost; pages are told from the rows');
    this.lost = { since: this.lost?.since ?? now, last: now };
  }

  /** A hint came back in time. */
  cameBack(milliseconds: number): void {
    this.roundTrip = milliseconds;
    this.heard = true;
    const now = this.clock.now();
    if (!this.lost || now - this.lost.last < WELL_AFTER) return;
    this.log.info({ seconds: (now - this.lost.since) / 1000 }, 'Redis: hints cross between the nodes again');
    this.lost = undefined;
  }
}
