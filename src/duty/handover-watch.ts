/** Looks after those who sign off, and tells the board which held calls nobody works on. It polls: rows, no timers. */
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Publisher } from '../realtime/publisher.js';
import { type Timer, Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { HandoverService } from './handover.service.js';
import { officersLeaving } from '../desk/on-duty/duties.repository.js';
import { orphanedCalls } from '../desk/on-duty/orphaned-calls.query.js';
import { Store } from '../store/store.js';
import { Directory } from '../directory/directory.js';

const POLL_MILLISECONDS = 1000;
const ORPHANS_MILLISECONDS = 10_000;

@Injectable()
export class HandoverWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private polls: Timer[] = [];
  private looking = false;
  /** unit → what its board was told last */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly handover: HandoverService,
    private readonly publisher: Publisher,
    @Inject(LOGGER) private readonly log: Logger,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  onApplicationBootstrap(): void {
    const { clock } = this;
    this.polls = [
      clock.every(POLL_MILLISECONDS, () => this.guard(() => this.look())),
      clock.every(ORPHANS_MILLISECONDS, () => this.guard(() => this.tellOrphans())),
    ];
  }
  onApplicationShutdown(): void {
    for (const poll of this.polls) poll.cancel();
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      for (const officer of await officersLeaving(this.store.read)) await this.handover.look(officer);
    } finally {
      this.looking = false;
    }
  }

  private async tellOrphans(): Promise<void> {
    const { store, directory, clock } = this;
    for (const { id } of directory.allUnits()) {
      const items = await orphanedCalls(store.read, directory, id, clock.now());
      const news = JSON.stringify(items);
      if ((this.told.get(id) ?? '[]') === news) continue;
      this.told.set(id, news);
      this.publisher.coordination(id, 'calls:orphaned', { items });
    }
  }

  /** What could not be done is found again at the next poll. */
  private async guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.error({ error }, 'a sign-off could not be looked after');
    }
  }
}
