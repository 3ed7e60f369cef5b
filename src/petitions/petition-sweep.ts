/**
 * Follows calls that were handed on, and reminds who has them in charge of what is due: once when it is soon due, once when
 * it is late.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ReminderSweep } from '../notices/reminder-sweep.js';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Store, type Tx } from '../store/store.js';
import { PetitionIntakeService } from './petition-intake.service.js';
import { PetitionNoticesService } from './petition-notices.service.js';
import { findPetition, findPetitionsToRemind, moveReminder } from './petitions.repository.js';
import type { PetitionRow } from './petitions.entity.js';

@Injectable()
export class PetitionSweep extends ReminderSweep<PetitionRow> {
  protected readonly deed = 'petition-remind';
  protected readonly untold = 'petitions could not be followed and will be';
  protected readonly find = findPetitionsToRemind;
  protected readonly move = moveReminder;

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly notices: PetitionNoticesService,
    private readonly intake: PetitionIntakeService,
  ) {
    super(store, clock, log);
  }

  protected override async sweep(): Promise<void> {
    await this.intake.look((error) => this.failed(error));
    await super.sweep();
  }

  protected lateAt({ dueAt }: PetitionRow): number {
    return dueAt!;
  }
  protected override queueOf({ unitId }: PetitionRow): string {
    return `desk:${unitId}`;
  }
  protected async tell(tx: Tx, petition: PetitionRow, stage: 'near' | 'late'): Promise<void> {
    // It may have changed hands since it was found.
    const now = (await findPetition(tx, petition.id)) ?? petition;
    await this.notices.due(tx, now, petition.dueAt!, stage);
  }
}
