/** Whether what keeps the files answers and has room: asked once a minute, logged when it changes, shown by whoever asks. */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Gauge, Registry } from 'prom-client';
import { HOUR, MINUTE } from '../protocol/time/durations.js';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Sweep } from '../kernel/time/sweep.js';
import type { Keeper, KeeperState } from './keeper.js';

export const KEEPER = Symbol('keeper');

@Injectable()
export class FileStoreHealth extends Sweep {
  protected readonly every = MINUTE;
  private readonly registry = new Registry();
  private readonly well = new Gauge({
    name: 'yihu_file_store_well',
    help: '1 where files are kept and read, 0 where their store is full or does not answer',
    registers: [this.registry],
  });
  private now: KeeperState = 'well';
  private sweptAt = -Infinity;

  constructor(
    clock: Clock,
    @Inject(KEEPER) private readonly keeper: Keeper,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn' | 'info'>,
  ) {
    super(clock);
  }

  override onApplicationBootstrap(): void {
    super.onApplicationBootstrap();
    void this.sweep().catch((error: unknown) => this.failed(error));
  }

  /** As it was a minute ago at most. */
  get state(): KeeperState {
    return this.now;
  }

  /** Prometheus text. */
  figures(): Promise<string> {
    this.well.set(this.now === 'well' ? 1 : 0);
    return this.registry.metrics();
  }

  protected async sweep(): Promise<void> {
    const state = await this.keeper.state();
    if (state !== this.now) {
      if (state === 'well') this.log.info({}, 'the file store is well again');
      else this.log.warn({ state }, 'files are not kept: their store is full or does not answer');
      this.now = state;
    }
    const now = this.clock.now();
    if (state === 'lost' || now - this.sweptAt < HOUR) return;
    this.sweptAt = now;
    await this.keeper.sweep();
  }
  protected override failed(_error: unknown): void {
    this.log.warn({}, 'half-written files are still there');
  }
}
