/** What this room gives to the house. */
import { CalendarController } from './calendar.controller.js';
import { Calendars } from './calendars.js';
import { CalendarFreezing } from './freezing.js';

export const CALENDAR_CONTROLLERS = [CalendarController];
export const CALENDAR_PROVIDERS = [Calendars, CalendarFreezing];
