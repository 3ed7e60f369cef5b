/** Tells who sees to a petition of what is due of it, or that it is theirs now: a number and a day, no word of it. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { hereOrCoordinators } from '../directory/holder.js';
import { Clock } from '../kernel/clock.js';
import type { NoticeAbout } from '../notice/notice-sentences.js';
import { NoticesService } from '../notices/notices.service.js';
import { DAY } from '../protocol/time/durations.js';
import { localDay } from '../protocol/time/local-day.js';
import type { Tx } from '../store/store.js';
import type { PetitionRow } from './petitions.entity.js';

/** Long enough for who comes back after a holiday. */
const LASTS = 7 * DAY;

@Injectable()
export class PetitionNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Whoever is in charge; where they left the unit, its coordinators. */
  async due(tx: Tx, petition: PetitionRow, dueAt: number, stage: 'near' | 'late'): Promise<void> {
    const { unitId, inChargeId, awaits } = petition;
    const until = stage === 'near' ? dueAt : this.clock.now() + LASTS;
    for (const personId of hereOrCoordinators(this.directory, unitId, [inChargeId]))
      await this.tell(tx, petition, personId, `${awaits ?? 'procedure'}_${stage}`, until);
  }

  /** To who has it in charge from now on. */
  yours(tx: Tx, petition: PetitionRow): Promise<void> {
    return this.tell(tx, petition, petition.inChargeId, 'yours', this.clock.now() + LASTS);
  }

  private async tell(
    tx: Tx,
    { id, unitId, communityId, number, dueAt }: PetitionRow,
    personId: string,
    about: NoticeAbout<'petition'>,
    expiresAt: number,
  ): Promise<void> {
    await this.notices.notify(tx, {
      unitId,
      personId,
      kind: 'petition',
      params: {
        about,
        number,
        community: this.directory.community(communityId)?.name ?? '',
        ...(dueAt !== null && { date: localDay(dueAt).slice(5) }),
      },
      path: `/leads/petitions?id=${id}`,
      expiresAt,
    });
  }
}
