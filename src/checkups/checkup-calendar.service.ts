/** Check-ups and visits in the calendars of who takes part: what and where, never whose they are. */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../kernel/config.js';
import { inLang } from '../protocol/lang.js';
import { CHECKUP_KIND_WORDS } from '../protocol/vocabulary/enterprises.js';
import { CalendarSources, type CalendarSource } from '../roster/exchange/calendar-sources.js';
import { Store } from '../store/store.js';
import { findCheckupsWith } from './checkups.repository.js';

@Injectable()
export class CheckupCalendarService implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly sources: CalendarSources,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.of);
  }

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
