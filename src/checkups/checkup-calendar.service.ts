/** Check-ups and visits in the calendars of who takes part, and beside their activities: what and where, never whose they are. */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../kernel/config.js';
import { inLang } from '../protocol/lang.js';
import { HOUR } from '../protocol/time/durations.js';
import { CHECKUP_KIND_WORDS } from '../protocol/vocabulary/enterprises.js';
import { CalendarSources, type CalendarSource } from '../roster/exchange/calendar-sources.js';
import { Store } from '../store/store.js';
import { OtherTimes, type OtherTimesSource } from '../outreach/clashes/other-times.js';
import { findCheckupsWith, findPlannedCheckupsIn } from './checkups.repository.js';

/** Nobody says when one ends: so long is kept for it, in milliseconds. */
const KEPT = HOUR;

@Injectable()
export class CheckupCalendarService implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly sources: CalendarSources,
    private readonly otherTimes: OtherTimes,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.of);
    this.otherTimes.add(this.timesIn);
  }

  private timesIn: OtherTimesSource = async (unitId, { from, to }, lang) =>
    (await findPlannedCheckupsIn(this.store.read, unitId, { from: from - KEPT, to })).flatMap(
      ({ at, kind, officers }) =>
        officers.map((personId) => ({
          personId,
          with: 'checkup' as const,
          name: inLang(CHECKUP_KIND_WORDS[kind], lang),
          from: at,
          to: at + KEPT,
        })),
    );

  private of: CalendarSource = async ({ unitId, personId }, span, lang) =>
    (await findCheckupsWith(this.store.read, unitId, personId, span)).map((row) => ({
      id: `checkup.${row.id}`,
      from: row.at,
      summary: inLang(CHECKUP_KIND_WORDS[row.kind], lang),
      location: row.place,
      url: `${this.config.publicUrl}/enterprises/checkups/${row.id}`,
      sequence: row.version,
      cancelled: row.state === 'cancelled',
    }));
}
