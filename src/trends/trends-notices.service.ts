/** Tells a unit's coordinators, or where it has none its administrators, in the write that it tells of: names of units, a day, no words. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Directory } from '../directory/directory.js';
import type { NoticeParams } from '../notice/notice-kinds.js';
import type { NoticeAbout } from '../notice/notice-sentences.js';
import { NoticesService } from '../notices/notices.service.js';
import { DAY } from '../protocol/time/durations.js';
import type { Tx } from '../store/store.js';

/** They come before weekends and holidays. */
const LASTS = 10 * DAY;

export interface TrendsNotice {
  about: NoticeAbout<'trends'>;
  params: Pick<NoticeParams, 'name' | 'number' | 'date'>;
  path: string;
  /** Who did it themselves. */
  but?: string;
}

@Injectable()
export class TrendsNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Its coordinators, or administrators where it has none. */
  unit(tx: Tx, unitId: string, notice: TrendsNotice): Promise<void> {
    return this.people(tx, unitId, this.directory.coordinatorsOrAdminsOf(unitId), notice);
  }

  async people(
    tx: Tx,
    unitId: string,
    people: readonly string[],
    { about, params, path, but }: TrendsNotice,
  ): Promise<void> {
    for (const personId of new Set(people))
      if (personId !== but && this.directory.person(personId)?.disabled === false)
        await this.notices.notify(tx, {
          unitId,
          personId,
          kind: 'trends',
          params: { about, ...params },
          path,
          expiresAt: this.clock.now() + LASTS,
        });
  }
}
