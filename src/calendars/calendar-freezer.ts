/** Each unit's years are taken over as they come into use: this one, the last and, once published, the next. */
import { HOUR } from '../protocol/time/durations.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, type Timer } from '../kernel/clock.js';
import { localDay } from '../protocol/time/local-day.js';
import { LOGGER } from '../kernel/logger.js';
import { Directory } from '../directory/directory.js';
import { Store } from '../store/store.js';
import { yearOfDay } from '../calendar/calendar.cache.js';
import { freezeYear, takenYears } from './calendar.repository.js';
import { isPublishedYear } from '../calendar/published-holidays.js';

const EVERY_MILLISECONDS = 6 * HOUR;

@Injectable()
export class CalendarFreezer implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = this.clock.every(EVERY_MILLISECONDS, () => this.freeze());
    await this.freeze();
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  /** A year that could not be written is as published until the next time. */
  private async freeze(): Promise<void> {
    try {
      const open = await this.open();
      if (!open.length) return;
      await this.store.write('calendar.freeze', async (tx) => {
        for (const { unitId, year } of open) await freezeYear(tx, unitId, year, this.clock.now());
        await this.directory.touch(tx);
      });
      await this.directory.reload();
    } catch (error) {
      this.log.warn({ error }, 'the calendar could not take over a year and tries again');
    }
  }

  private async open(): Promise<{ unitId: string; year: number }[]> {
    const now = yearOfDay(localDay(this.clock.now()));
    const years = [now - 1, now, now + 1].filter(isPublishedYear);
    const kept = await takenYears(this.store.read);
    const has = new Set(kept.map((k) => `${k.unitId} ${k.year}`));
    return this.directory
      .allUnits()
      .flatMap(({ id }) => years.map((year) => ({ unitId: id, year })))
      .filter(({ unitId, year }) => !has.has(`${unitId} ${year}`));
  }
}
