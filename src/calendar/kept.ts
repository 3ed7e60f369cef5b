/** The units' working calendars, held in memory by the directory: asked with every ring, changed seldom. */
import { DEFAULT_CALENDAR, type WorkingCalendar } from './working-time.js';

export class KeptCalendars {
  private readonly byUnit = new Map<string, WorkingCalendar>();

  of = (unitId: string): WorkingCalendar => this.byUnit.get(unitId) ?? DEFAULT_CALENDAR;
}
