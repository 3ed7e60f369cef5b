/** Tells who asked an agency, and who is in charge, of its answer: once when it is soon due, once when it is late. */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ReminderSweep } from '../notices/reminder-sweep.js';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Store, type Tx } from '../store/store.js';
import { AgencyRequestNoticesService } from './agency-request-notices.service.js';
import { AgencyRequestViews } from './agency-request.view.js';
import type { AgencyRequestRow } from './agency-requests.entity.js';
import { findRequest, findRequestsToRemind, moveReminder } from './agency-requests.repository.js';
import { agencyRequestsQueue } from './agency-requests.service.js';

@Injectable()
export class AgencyRequestSweep extends ReminderSweep<AgencyRequestRow> {
  protected readonly deed = 'agency-remind';
  protected readonly untold = 'answers of agencies that are due could not be told of and will be';
  protected readonly find = findRequestsToRemind;
  protected readonly move = moveReminder;

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly notices: AgencyRequestNoticesService,
    private readonly views: AgencyRequestViews,
  ) {
    super(store, clock, log);
  }

  protected lateAt({ dueAt }: AgencyRequestRow): number {
    return dueAt;
  }
  protected override queueOf({ unitId }: AgencyRequestRow): string {
    return agencyRequestsQueue(unitId);
  }
  protected async tell(tx: Tx, request: AgencyRequestRow, stage: 'near' | 'late'): Promise<void> {
    // It may have changed hands since it was found.
    const now = (await findRequest(tx, request.id)) ?? request;
    const people = [now.askedBy, await this.views.inChargeOf(tx, now)];
    await this.notices.tell(tx, now, people, stage);
  }
}
