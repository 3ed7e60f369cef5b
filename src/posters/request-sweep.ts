/**
 * Tells coordinators of what nobody in the community has touched in time, and takes away what was kept long enough.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { ReminderSweep } from '../notices/reminder-sweep.js';
import { DAY, SECOND } from '../protocol/time/durations.js';
import { Store, type Tx } from '../store/store.js';
import { eraseOld, findRequestsLate, isAnythingOld, moveRemindAt } from './poster-requests.repository.js';
import type { PosterRequestRow } from './posters.entity.js';
import { RequestAlarmsService } from './request-alarms.service.js';

@Injectable()
export class RequestSweep extends ReminderSweep<PosterRequestRow> {
  /** Somebody waits at a desk. */
  protected override readonly every = 10 * SECOND;
  protected readonly deed = 'poster-request-late';
  protected readonly untold = 'requests that nobody has touched could not be told of and will be';
  protected readonly find = findRequestsLate;
  protected readonly move = moveRemindAt;
  /** By community, those told of in this turn. */
  private readonly told = new Map<string, PosterRequestRow>();

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly alarms: RequestAlarmsService,
  ) {
    super(store, clock, log);
  }

  protected override async sweep(): Promise<void> {
    await super.sweep();
    const told = [...this.told.values()];
    this.told.clear();
    await this.each(told, (request) => this.alarms.tell(request));
    const now = this.clock.now();
    if (await isAnythingOld(this.store.read, now, now - DAY))
      await this.store.write('poster-requests-erase', (tx) => eraseOld(tx, now, now - DAY));
  }

  protected lateAt({ lateAt }: PosterRequestRow): number {
    return lateAt;
  }
  protected override queueOf({ communityId }: PosterRequestRow): string {
    return `posters:${communityId}`;
  }
  protected async tell(tx: Tx, request: PosterRequestRow): Promise<void> {
    await this.alarms.late(tx, request);
    this.told.set(request.communityId, request);
  }
}
