/** An administrator's hand makes somebody able whose duty still runs: they are rung as if they had signed on now. */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DeskService } from './desk.service.js';
import { ringOfficerForWaitingCalls } from '../call/decide/ring-freed-officers.js';
import { isOnDuty } from '../ledger/running-time.query.js';
import { LOGGER } from '../kernel/logger.js';

@Injectable()
export class ReEnabledOfficersService {
  constructor(
    private readonly desk: DeskService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** After the commit that allowed it. That stands whatever happens here; the next climb asks them too. */
  async ring(officerId: string, unitId: string): Promise<void> {
    try {
      await this.desk.perform('able-again', unitId, null, async (transaction) => {
        if (!(await isOnDuty(transaction.tx, officerId))) return;
        transaction.touched.add(officerId);
        await ringOfficerForWaitingCalls(transaction, officerId, true);
      });
    } catch (error) {
      this.log.error({ error, officerId }, 'who may be rung again could not be rung at once');
    }
  }
}
