/** Activities in calendars: those of a person, cancelled ones as such, and one as a file. */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import type { Actor } from '../../kernel/actor.js';
import type { Interval } from '../../kernel/time/intervals.js';
import { startOfDay } from '../../protocol/time/local-day.js';
import { icalendarOf, type CalendarEvent } from '../../roster/exchange/calendar-event.js';
import { CalendarSources } from '../../roster/exchange/calendar-sources.js';
import { Store } from '../../store/store.js';
import { activitiesOfPerson } from '../activities/activities.repository.js';
import { ActivitiesService } from '../activities/activities.service.js';
import type { ActivityRow } from '../activities/activities.entity.js';

export interface CalendarFileOfOne {
  name: string;
  text: string;
}

@Injectable()
export class ActivityCalendarService implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly sources: CalendarSources,
    private readonly activities: ActivitiesService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  onModuleInit(): void {
    this.sources.add(async ({ unitId, personId }, span: Interval) =>
      (await activitiesOfPerson(this.store.read, unitId, personId, span)).map(this.event),
    );
  }

  /** @throws Refusal `not_found` */
  async file(actor: Actor, id: string): Promise<CalendarFileOfOne> {
    const row = await this.activities.find(actor, id);
    return {
      name: `${row.number}.ics`,
      text: icalendarOf({
        name: row.title,
        events: [this.event(row)],
        lang: actor.lang,
        stamp: startOfDay(this.clock.now()),
      }),
    };
  }

  /** What its poster would say, and no word of why it was cancelled. */
  private event = (row: ActivityRow): CalendarEvent => ({
    id: `activity.${row.id}`,
    from: row.fromAt,
    to: row.toAt,
    summary: row.title,
    location: row.place,
    url: `${this.config.publicUrl}/outreach/${row.id}`,
    sequence: row.sequence,
    cancelled: row.cancelledAt !== null,
  });
}
