/** How long writing takes, and what waits for it. The store has its own, since it is there before anything else. */
import { Gauge, Histogram, type Metric } from 'prom-client';
import { Tally } from './tally.js';

const registers: [] = [];
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

export type WriteResult = 'ok' | 'refused' | 'unavailable' | 'failed';

export class WriteMeters {
  private waiting = 0;
  private readonly pools = new Map<string, () => number>();
  private readonly queue: Gauge = new Gauge({
    name: 'yihu_writes_waiting',
    help: 'Writes that wait for their turn at the database now',
    registers,
    collect: () => this.queue.set(this.waiting),
  });
  private readonly waits = new Histogram({
    name: 'yihu_write_wait_seconds',
    help: 'Seconds that a write waited for its turn',
    buckets: SECONDS,
    registers,
  });
  private readonly whole = new Histogram({
    name: 'yihu_write_seconds',
    help: 'Seconds from the asking for a write until its commit was on the disk',
    buckets: SECONDS,
    registers,
  });
  private readonly commits = new Histogram({
    name: 'yihu_commit_seconds',
    help: 'Seconds that a commit took, of all the writes that shared it',
    buckets: SECONDS,
    registers,
  });
  private readonly results = new Tally<'result'>({
    name: 'yihu_writes_total',
    help: 'Writes by result: ok, refused by a rule, unavailable where the database did not take them, failed by a fault',
    labelNames: ['result'],
    registers,
  });
  private readonly inPool: Gauge<'pool'> = new Gauge({
    name: 'yihu_pool_waiting',
    help: 'Who waits for a connection to PostgreSQL now, by pool',
    labelNames: ['pool'],
    registers,
    collect: () => {
      for (const [pool, waiting] of this.pools) this.inPool.set({ pool }, waiting());
    },
  });
  private readonly poolWaits = new Histogram<'pool'>({
    name: 'yihu_pool_wait_seconds',
    help: 'Seconds waited for a connection to PostgreSQL, by pool',
    labelNames: ['pool'],
    buckets: SECONDS,
    registers,
  });

  constructor() {
    for (const result of ['ok', 'refused', 'unavailable', 'failed']) this.results.add(result, { result }, 0);
  }

  enqueued = (): void => void (this.waiting += 1);
  begun(seconds: number): void {
    this.waiting -= 1;
    this.waits.observe(seconds);
  }
  /** It ended before its turn came. */
  leftQueue = (): void => void (this.waiting -= 1);
  ended(result: WriteResult, seconds: number): void {
    this.results.add(result, { result });
    if (result === 'ok') this.whole.observe(seconds);
  }
  committed = (seconds: number): void => this.commits.observe(seconds);
  poolEntered = (pool: string, seconds: number): void => this.poolWaits.observe({ pool }, seconds);
  /** @param waiting how many wait now */
  poolWaiting = (pool: string, waiting: () => number): void => void this.pools.set(pool, waiting);

  /** @param kind SQLite has no pool */
  all(kind: 'sqlite' | 'postgres'): Metric[] {
    const common = [this.queue, this.waits, this.whole, this.commits, this.results.counter];
    return kind === 'sqlite' ? common : [...common, this.inPool, this.poolWaits];
  }
}
