/**
 * Whether this machine's clock is right, without asking anybody outside: against PostgreSQL's clock and the signs of
 * life of other nodes, against a time server where a setting names one, and against the time that passes in this
 * process, which no setting of the clock moves. Browsers are not asked: theirs are wrong more often than ours. It runs
 * in a real process only; a test says for itself what was noted.
 */
import { HOUR, MINUTE } from '../../protocol/time/durations.js';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter, Gauge, Registry } from 'prom-client';
import { Clock, stopwatch, type Timer } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { LOGGER } from '../../kernel/logger.js';
import { Store } from '../../store/store.js';
import { ProcessHeartbeats } from '../process-heartbeats.js';
import { databaseTime } from './database-time.query.js';
import { askTimeServer } from './time-server.js';

/** Milliseconds: more than this is said. */
export const CLOCK_OFF = 2000;
const LOOK = 1000;
const COMPARE = 20_000;
/** What took longer to be answered says too little of the time. */
const LONGEST_ANSWER = 1000;
/** What was measured longer ago is not known any more. */
const KNOWN_FOR = 2 * MINUTE;
/** A clock that was set is spoken of for so long. */
const REMEMBERED = HOUR;

export type ComparedWith = 'database' | 'nodes' | 'time_server';

@Injectable()
export class ClockWatch implements OnApplicationShutdown {
  private readonly offsets = new Map<ComparedWith, { milliseconds: number; at: number }>();
  private lastStep: { milliseconds: number; at: number } | undefined;
  private timers: Timer[] = [];
  private readonly registry = new Registry();
  private readonly off: Gauge<'against'> = new Gauge({
    name: 'yihu_clock_offset_seconds',
    help: 'How far this machine is ahead (behind where negative), against the clock of the database, of other nodes, of a time server',
    labelNames: ['against'],
    registers: [this.registry],
  });
  private readonly steps = new Counter({
    name: 'yihu_clock_steps_total',
    help: 'How often the clock of this machine was set by more than two seconds, or the machine slept',
    registers: [this.registry],
  });

  constructor(
    private readonly clock: Clock,
    private readonly store: Store,
    private readonly heartbeats: ProcessHeartbeats,
    @Inject(CONFIG) private readonly config: Pick<Config, 'watched'>,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  start(): void {
    let before = this.clock.now() - stopwatch();
    const look = () => {
      const now = this.clock.now() - stopwatch();
      this.stepped(now - before);
      before = now;
    };
    this.timers = [
      this.clock.every(LOOK, look),
      this.clock.every(COMPARE, () => this.compare().catch(() => undefined)),
    ];
    void this.compare().catch(() => undefined);
  }
  onApplicationShutdown(): void {
    for (const timer of this.timers) timer.cancel();
  }

  /** By so much the clock moved beside the time that passed. */
  stepped(milliseconds: number): void {
    if (Math.abs(milliseconds) <= CLOCK_OFF) return;
    this.lastStep = { milliseconds, at: this.clock.now() };
    this.steps.inc();
    this.log.warn({ seconds: milliseconds / 1000 }, 'the clock of this machine was set, or it slept');
  }
  /** This machine is ahead of the other by so much. */
  note(against: ComparedWith, milliseconds: number): void {
    this.offsets.set(against, { milliseconds, at: this.clock.now() });
  }

  /** The largest, with its sign; undefined where there is nobody to compare with. */
  offset(): number | undefined {
    const known = [...this.offsets].filter(([, { at }]) => this.isLately(at, KNOWN_FOR));
    return known.map(([, { milliseconds }]) => milliseconds).sort((a, b) => Math.abs(b) - Math.abs(a))[0];
  }
  /** By how much it was set within the last hour. */
  step(): number | undefined {
    return this.lastStep && this.isLately(this.lastStep.at, REMEMBERED)
      ? this.lastStep.milliseconds
      : undefined;
  }

  /** Prometheus text. */
  figures(): Promise<string> {
    this.off.reset();
    for (const [against, { milliseconds, at }] of this.offsets)
      if (this.isLately(at, KNOWN_FOR)) this.off.set({ against }, milliseconds / 1000);
    return this.registry.metrics();
  }

  /** In either direction: the instant itself may be of a clock that was wrong. */
  private isLately = (at: number, within: number): boolean => Math.abs(this.clock.now() - at) < within;

  private async compare(): Promise<void> {
    const { timeServer } = this.config.watched;
    await Promise.all([
      this.store.kind === 'postgres' && this.against('database', () => databaseTime(this.store.read)),
      timeServer && this.against('time_server', () => askTimeServer(timeServer, this.clock, LONGEST_ANSWER)),
      this.againstNodes(),
    ]);
  }

  /** The other's time is taken for what it was half-way between question and answer. */
  private async against(who: ComparedWith, ask: () => Promise<number>): Promise<void> {
    const askedAt = stopwatch();
    const theirs = await ask().catch(() => undefined);
    const took = stopwatch() - askedAt;
    if (theirs !== undefined && took < LONGEST_ANSWER) this.note(who, this.clock.now() - took / 2 - theirs);
  }

  /** Their signs of life are some seconds old; one that is yet to come says that one of two clocks is wrong. */
  private async againstNodes(): Promise<void> {
    const beats = (await this.heartbeats.others()).map(({ beatAt }) => this.clock.now() - beatAt);
    const soonest = Math.min(...beats);
    if (soonest < 0) this.note('nodes', soonest);
    else this.offsets.delete('nodes');
  }
}
