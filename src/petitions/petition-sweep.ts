/**
 * Follows calls that were handed on, and reminds who handed them on of what is due: once when it is soon due, once when
 * it is late. Each row says when it is spoken of next, so a restart loses none, and another node tells none twice.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Sweep } from '../kernel/time/sweep.js';
import { NoticesService } from '../notices/notices.service.js';
import { DAY, MINUTE } from '../protocol/time/durations.js';
import { localDay } from '../protocol/time/local-day.js';
import { Store, type Tx } from '../store/store.js';
import { PetitionIntakeService } from './petition-intake.service.js';
import { findPetitionsToRemind, moveReminder } from './petitions.repository.js';
import type { PetitionRow } from './petitions.entity.js';

/** At a turn; the rest at the next. */
const MOST = 100;
/** Long enough for who comes back after a holiday. */
const LASTS = 7 * DAY;

@Injectable()
export class PetitionSweep extends Sweep {
  protected readonly every = MINUTE;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly directory: Directory,
    private readonly notices: NoticesService,
    private readonly intake: PetitionIntakeService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    await this.intake.look();
    const due = await findPetitionsToRemind(this.store.read, this.clock.now(), MOST);
    for (const petition of due) await this.remind(petition);
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
        if (await moveReminder(tx, petition, late ? null : dueAt))
          await this.tell(tx, petition, dueAt, late ? 'late' : 'near');
      },
      { queue: `desk:${petition.unitId}` },
    );
  }

  /** Who promised it; where they left the unit, its coordinators. */
  private async tell(
    tx: Tx,
    { id, unitId, communityId, number, inChargeId, awaits }: PetitionRow,
    dueAt: number,
    stage: 'near' | 'late',
  ): Promise<void> {
    const person = this.directory.person(inChargeId);
    const here = person && !person.disabled && person.unitId === unitId;
    for (const personId of here ? [person.id] : this.directory.coordinatorsOrAdminsOf(unitId))
      await this.notices.notify(tx, {
        unitId,
        personId,
        kind: 'petition',
        params: {
          about: `${awaits ?? 'procedure'}_${stage}`,
          number,
          community: this.directory.community(communityId)?.name ?? '',
          date: localDay(dueAt).slice(5),
        },
        path: `/leads/petitions?id=${id}`,
        expiresAt: stage === 'near' ? dueAt : this.clock.now() + LASTS,
      });
  }
}
