/** Tells people of changes of the roster, in the write that makes them: a day and a time, never more. */
import { Injectable } from '@nestjs/common';
import { DAY } from '../protocol/time/durations.js';
import { localDay, localTime } from '../protocol/time/local-day.js';
import { NoticesService } from '../notices/notices.service.js';
import type { Tx } from '../store/store.js';
import { RosterQuery } from './roster.query.js';

/** The sentences that the notices know of rosters. */
export type RosterNoticeAbout =
  | 'gap'
  | 'reminder'
  | 'absent'
  | 'swap_asked'
  | 'swap_done'
  | 'swap_refused'
  | 'swap_gone'
  | 'leave'
  | 'open'
  | 'calendar'
  | '';
interface When {
  from: number;
  to: number;
}

@Injectable()
export class RosterNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly roster: RosterQuery,
  ) {}

  /** @param aboutWhom the person the sentence names */
  async officer(
    tx: Tx,
    unitId: string,
    id: string,
    about: RosterNoticeAbout,
    when: When,
    aboutWhom?: string,
  ) {
    await this.tell(tx, unitId, id, about, when, '/desk/roster', aboutWhom);
  }

  /** That the working calendar has taken or given them shifts. @param when of the first of them @param count of all */
  async byCalendar(tx: Tx, unitId: string, id: string, when: When, count: number) {
    await this.tell(tx, unitId, id, 'calendar', when, '/desk/roster', undefined, count);
  }

  async coordinators(
    tx: Tx,
    unitId: string,
    about: RosterNoticeAbout,
    when: When,
    aboutWhom?: string,
    but?: string,
  ) {
    for (const person of this.roster.directory.peopleOf(unitId))
      if (person.roles.includes('coordinator') && !person.disabled && person.id !== but)
        await this.tell(tx, unitId, person.id, about, when, '/roster', aboutWhom);
  }

  private async tell(
    tx: Tx,
    unitId: string,
    personId: string,
    about: RosterNoticeAbout,
    { from, to }: When,
    path: string,
    aboutWhom: string | undefined,
    count?: number,
  ): Promise<void> {
    await this.notices.notify(tx, {
      unitId,
      personId,
      kind: 'roster',
      params: {
        ...(about && { about }),
        date: localDay(from).slice(5),
        time: localTime(from),
        ...(count !== undefined && { count: String(count) }),
        ...(aboutWhom !== undefined && { name: this.roster.holder(aboutWhom).name }),
      },
      path,
      expiresAt: Math.max(to, this.roster.clock.now() + DAY),
    });
  }
}
