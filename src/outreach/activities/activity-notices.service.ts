/**
 * Tells people of activities, in the write that makes or changes them: number, time and place, never a resident. Of
 * several of a series each is told once, of those that are theirs.
 */
import { Injectable } from '@nestjs/common';
import { DAY } from '../../protocol/time/durations.js';
import { Clock } from '../../kernel/clock.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { NoticeAbout } from '../../notice/notice-sentences.js';
import type { Tx } from '../../store/store.js';
import { attendancesAt } from '../attendance/attendance.repository.js';
import type { ActivityRow } from './activities.entity.js';

type About = NoticeAbout<'outreach'>;
/** The sentence of one activity, and that of several. */
const SENTENCES = {
  inCharge: ['', 'series'],
  moved: ['moved', 'series_moved'],
  cancelled: ['cancelled', 'series_cancelled'],
} as const satisfies Record<string, readonly [About, About]>;
type Event = keyof typeof SENTENCES;

@Injectable()
export class ActivityNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  /** Who is in charge of them from now on; not the one whose hand it is. */
  async inCharge(tx: Tx, activities: readonly ActivityRow[], by: string): Promise<void> {
    await this.tell(
      tx,
      activities.flatMap((activity) => activity.inCharge.map((personId) => ({ personId, activity }))),
      'inCharge',
      by,
    );
  }

  /** Everybody who signed up or is in charge. */
  async changed(
    tx: Tx,
    activities: readonly ActivityRow[],
    event: 'moved' | 'cancelled',
    by: string,
  ): Promise<void> {
    const places = await attendancesAt(
      tx,
      activities.map(({ id }) => id),
    );
    const people = (activity: ActivityRow) => [
      ...places.filter((place) => place.activityId === activity.id).map((place) => place.personId),
      ...activity.inCharge,
    ];
    await this.tell(
      tx,
      activities.flatMap((activity) => people(activity).map((personId) => ({ personId, activity }))),
      event,
      by,
    );
  }

  private async tell(
    tx: Tx,
    told: readonly { personId: string; activity: ActivityRow }[],
    event: Event,
    by: string,
  ): Promise<void> {
    for (const [personId, all] of Map.groupBy(told, (one) => one.personId)) {
      if (personId === by) continue;
      const theirs = [...new Set(all.map((one) => one.activity))].sort((a, b) => a.fromAt - b.fromAt);
      const { id, unitId, number, place, fromAt, toAt } = theirs[0]!;
      const count = theirs.length;
      const about = SENTENCES[event][count > 1 ? 1 : 0];
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
          ...(count > 1 && { count: String(count) }),
        },
        path: `/outreach/${id}`,
        expiresAt: Math.max(toAt, this.clock.now() + DAY),
      });
    }
  }
}
