/** Tells people of activities, in the write that makes or changes them: number, time and place, never a resident. */
import { Injectable } from '@nestjs/common';
import { DAY } from '../../protocol/time/durations.js';
import { Clock } from '../../kernel/clock.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { NoticeAbout } from '../../notice/notice-text.js';
import type { Tx } from '../../store/store.js';
import { attendancesAt } from '../attendance/attendance.repository.js';
import type { ActivityRow } from './activities.entity.js';

@Injectable()
export class ActivityNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  /** Who is in charge from now on; not the one whose hand it is. */
  async inCharge(tx: Tx, activity: ActivityRow, people: readonly string[], by: string): Promise<void> {
    await this.tell(tx, activity, people, '', by);
  }

  /** Everybody who signed up or is in charge. */
  async changed(tx: Tx, activity: ActivityRow, about: 'moved' | 'cancelled', by: string): Promise<void> {
    const places = await attendancesAt(tx, [activity.id]);
    await this.tell(tx, activity, [...places.map((p) => p.personId), ...activity.inCharge], about, by);
  }

  private async tell(
    tx: Tx,
    { id, unitId, number, place, fromAt, toAt }: ActivityRow,
    people: readonly string[],
    about: NoticeAbout<'outreach'>,
    by: string,
  ): Promise<void> {
    for (const personId of new Set(people))
      if (personId !== by)
        await this.notices.notify(tx, {
          unitId,
          personId,
          kind: 'outreach',
          params: {
            ...(about && { about }),
            number,
            place,
            date: localDay(fromAt).slice(5),
            time: localTime(fromAt),
          },
          path: `/outreach/${id}`,
          expiresAt: Math.max(toAt, this.clock.now() + DAY),
        });
  }
}
