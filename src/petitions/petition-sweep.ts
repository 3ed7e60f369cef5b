/**
 * Follows calls that were handed on, and reminds who has them in charge of what is due: once when it is soon due, once when
 * it is late. Each row says when it is spoken of next, so a restart loses none, and another node tells none twice.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Sweep } from '../kernel/time/sweep.js';
import { MINUTE } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { PetitionIntakeService } from './petition-intake.service.js';
import { PetitionNoticesService } from './petition-notices.service.js';
import { findPetition, findPetitionsToRemind, moveReminder } from './petitions.repository.js';
import type { PetitionRow } from './petitions.entity.js';

/** At a turn; the rest at the next. */
const MOST = 100;

@Injectable()
export class PetitionSweep extends Sweep {
  protected readonly every = MINUTE;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly notices: PetitionNoticesService,
    private readonly intake: PetitionIntakeService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    await this.intake.look((error) => this.failed(error));
    const due = await findPetitionsToRemind(this.store.read, this.clock.now(), MOST);
    await this.each(due, (petition) => this.remind(petition));
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'petitions could not be followed and will be');
  }

  /** What was slept through is said once. */
  private async remind(petition: PetitionRow): Promise<void> {
    const dueAt = petition.dueAt!;
    const late = this.clock.now() >= dueAt;
    await this.store.write(
      'petition-remind',
      async (tx) => {
        if (!(await moveReminder(tx, petition, late ? null : dueAt))) return;
        // It may have changed hands since it was found.
        const now = (await findPetition(tx, petition.id)) ?? petition;
        await this.notices.due(tx, now, dueAt, late ? 'late' : 'near');
      },
      { queue: `desk:${petition.unitId}` },
    );
  }
}
