/** Tells who asked and who is in charge of what an agency is asked for, in the write that it tells of: a number and a day. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { hereOrCoordinators } from '../directory/holder.js';
import { Clock } from '../kernel/clock.js';
import type { NoticeAbout } from '../notice/notice-sentences.js';
import { NoticesService } from '../notices/notices.service.js';
import { DAY } from '../protocol/time/durations.js';
import { localDay } from '../protocol/time/local-day.js';
import type { Tx } from '../store/store.js';
import type { AgencyRequestRow } from './agency-requests.entity.js';

/** Agencies are asked before weekends. */
const LASTS = 3 * DAY;

@Injectable()
export class AgencyRequestNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Each once, and none who has left; the coordinators where all of them have. @param but who did it themselves */
  async tell(
    tx: Tx,
    { unitId, subjectNumber, dueAt }: AgencyRequestRow,
    people: readonly string[],
    about: NoticeAbout<'agency'>,
    but?: string,
  ): Promise<void> {
    for (const personId of hereOrCoordinators(this.directory, unitId, people))
      if (personId !== but)
        await this.notices.notify(tx, {
          unitId,
          personId,
          kind: 'agency',
          params: { ...(about && { about }), number: subjectNumber, date: localDay(dueAt).slice(5) },
          path: '/leads/agencies',
          expiresAt: this.clock.now() + LASTS,
        });
  }
}
