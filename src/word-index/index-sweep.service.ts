/**
 * Keeps the index: what changed within a second or two, and at the start, and now and then, whatever differs, from the
 * newest call on. While many are calling it waits: nobody is rung later for a search.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ChangedCalls } from '../desk/changed-calls.js';
import { Clock, nextTurn, stopwatch } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Seal } from '../kernel/seal/seal.js';
import { Sweep } from '../kernel/time/sweep.js';
import { DAY, HOUR, SECOND } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { allUnits, differingCalls, type ScanPlace } from './store/calls-to-index.query.js';
import { TokenKeys } from './store/token-keys.js';
import { piecesOf } from './store/word-index.repository.js';
import { WordIndexWriter } from './word-index-writer.js';

/** A write of so many holds the store for some milliseconds. */
const IN_A_WRITE = 8;
const IN_A_TURN = 64;
/** Changes between two turns that are a rush, and turns that it is waited for. */
const RUSH = 8;
const MOST_WAITED = 30;
/** Of every second, milliseconds for calls of before. */
const OF_A_SECOND = 100;
const LOOK_AGAIN = 6 * HOUR;

interface Scan {
  units: string[];
  /** Of the first of them. */
  after: ScanPlace | undefined;
  /** Of the stretch that was looked at last. */
  differing: string[];
  /** What other keys made was put away. */
  cleared: boolean;
  /** Some of the unit's calls were. */
  looked: boolean;
}
const scanOf = (units: string[]): Scan => ({
  units,
  after: undefined,
  differing: [],
  cleared: false,
  looked: false,
});

@Injectable()
export class IndexSweepService extends Sweep {
  protected readonly every = SECOND;
  private readonly writer: WordIndexWriter;
  private scan: Scan | undefined;
  private scannedAt = -Infinity;
  private serial = 0;
  private waited = 0;
  private stopped = false;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly changed: ChangedCalls,
    @Inject(LOGGER) private readonly log: Logger,
    clock: Clock,
    seal: Seal,
    keys: TokenKeys,
  ) {
    super(clock);
    this.writer = new WordIndexWriter(store, seal, keys);
  }

  protected override failed(error: unknown): void {
    this.log.warn({ error }, 'the search index waits for its next turn');
  }

  override async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    super.onApplicationShutdown();
    await this.turn;
  }

  protected sweep(): Promise<void> {
    const turn = this.once();
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private async once(): Promise<void> {
    if (this.rushes()) return;
    await this.bringChanged();
    const lost = this.changed.takeLost();
    const now = this.clock.now();
    if (!this.scan && (lost || now - this.scannedAt >= LOOK_AGAIN)) {
      this.scan = scanOf(await allUnits(this.store.read));
      this.scannedAt = now;
    }
    const began = stopwatch();
    while (this.scan && !this.stopped && stopwatch() - began < OF_A_SECOND) {
      await this.step(this.scan);
      await nextTurn();
    }
  }

  private rushes(): boolean {
    const changes = this.changed.serial - this.serial;
    this.serial = this.changed.serial;
    this.waited = changes > RUSH && this.waited < MOST_WAITED ? this.waited + 1 : 0;
    return this.waited > 0;
  }

  private async bringChanged(): Promise<void> {
    for (const some of piecesOf(this.changed.first(IN_A_TURN), IN_A_WRITE)) {
      if (this.stopped) return;
      await this.writer.bring(
        some.map(({ id }) => id),
        'young',
      );
      for (const one of some) this.changed.done(one);
      await nextTurn();
    }
  }

  private async step(scan: Scan): Promise<void> {
    const unitId = scan.units[0];
    if (unitId === undefined) return void (this.scan = undefined);
    if (scan.differing.length)
      return this.writer.bring(scan.differing.splice(0, IN_A_WRITE), this.kindOf(scan));
    if (!scan.cleared) return void (scan.cleared = !(await this.writer.clearSome(unitId)));
    if (scan.looked && !scan.after) return void (this.scan = scanOf(scan.units.slice(1)));
    const { differing, last } = await differingCalls(this.store.read, unitId, scan.after);
    scan.differing = differing;
    scan.after = last;
    scan.looked = true;
  }

  /** Calls of before fill blocks of their own, so that each block is of one time. */
  private kindOf({ after }: Scan): 'young' | 'past' {
    return after && this.clock.now() - after.at > DAY ? 'past' : 'young';
  }
}
