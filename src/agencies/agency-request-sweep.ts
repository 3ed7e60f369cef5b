/**
 * Tells who asked an agency, and who is in charge, of its answer: once when it is soon due, once when it is late. Each
 * row says when it is spoken of next, so a restart loses none, and another node tells none twice.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Sweep } from '../kernel/time/sweep.js';
import { MINUTE } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { AgencyRequestNoticesService } from './agency-request-notices.service.js';
import { AgencyRequestViews } from './agency-request.view.js';
import type { AgencyRequestRow } from './agency-requests.entity.js';
import { findRequest, findRequestsToRemind, moveReminder } from './agency-requests.repository.js';
import { agencyRequestsQueue } from './agency-requests.service.js';

const TICK_MILLISECONDS = MINUTE;
/** At a turn; the rest at the next. */
const MOST = 100;

@Injectable()
export class AgencyRequestSweep extends Sweep {
  protected readonly every = TICK_MILLISECONDS;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly notices: AgencyRequestNoticesService,
    private readonly views: AgencyRequestViews,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const due = await findRequestsToRemind(this.store.read, this.clock.now(), MOST);
    await this.each(due, (request) => this.remind(request));
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'answers of agencies that are due could not be told of and will be');
  }

  /** What was slept through is said once. */
  private async remind(request: AgencyRequestRow): Promise<void> {
    const late = this.clock.now() >= request.dueAt;
    await this.store.write(
      'agency-remind',
      async (tx) => {
        if (!(await moveReminder(tx, request, late ? null : request.dueAt))) return;
        // It may have changed hands since it was found.
        const now = (await findRequest(tx, request.id)) ?? request;
        const people = [now.askedBy, await this.views.inChargeOf(tx, now)];
        await this.notices.tell(tx, now, people, late ? 'late' : 'near');
      },
      { queue: agencyRequestsQueue(request.unitId) },
    );
  }
}
