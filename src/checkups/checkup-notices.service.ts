/** Tells who takes part of check-ups, in the write that makes or changes them: a time and a place, never whose it is. */
import { Injectable } from '@nestjs/common';
import { DAY } from '../protocol/time/durations.js';
import { localDay, localTime } from '../protocol/time/local-day.js';
import { Clock } from '../kernel/clock.js';
import { Directory } from '../directory/directory.js';
import type { NoticeAbout } from '../notice/notice-sentences.js';
import { NoticesService } from '../notices/notices.service.js';
import type { Tx } from '../store/store.js';
import type { CheckupRow } from './checkups.entity.js';

@Injectable()
export class CheckupNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @param by whoever arranged it knows it */
  arranged(tx: Tx, checkup: CheckupRow, by: string): Promise<void> {
    return this.tell(tx, checkup, checkup.officers, 'checkup', by);
  }

  /** Who comes along now, who does so no more, and who goes at another time or to another place. */
  async changed(tx: Tx, before: CheckupRow, after: CheckupRow, by: string): Promise<void> {
    const stay = after.officers.filter((id) => before.officers.includes(id));
    const come = after.officers.filter((id) => !before.officers.includes(id));
    const gone = before.officers.filter((id) => !after.officers.includes(id));
    if (after.state === 'cancelled')
      return this.tell(tx, after, [...stay, after.madeBy], 'checkup_cancelled', by);
    await this.tell(tx, after, come, 'checkup', by);
    await this.tell(tx, before, gone, 'checkup_without', by);
    if (after.at !== before.at || after.place !== before.place)
      await this.tell(tx, after, [...stay, after.madeBy], 'checkup_moved', by);
  }

  private async tell(
    tx: Tx,
    { id, unitId, at, place }: CheckupRow,
    people: readonly string[],
    about: NoticeAbout<'outreach'>,
    by: string,
  ): Promise<void> {
    for (const personId of new Set(people))
      if (personId !== by && this.directory.person(personId)?.disabled === false)
        await this.notices.notify(tx, {
          unitId,
          personId,
          kind: 'outreach',
          params: { about, place, date: localDay(at).slice(5), time: localTime(at) },
          path: `/enterprises/checkups/${id}`,
          expiresAt: Math.max(at, this.clock.now() + DAY),
        });
  }
}
