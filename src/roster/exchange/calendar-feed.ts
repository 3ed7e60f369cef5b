/** The roster as iCalendar (RFC 5545). All times end in Z: what the library prints for a named zone is wrong. */
import { HOUR_SECONDS } from '../../protocol/time/durations.js';
import { tableIn } from '../../protocol/lang.js';
import { SHIFT_ROLE_WORDS } from '../../protocol/vocabulary/people.js';
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Occurrence } from '../../shift/occurrences.js';

export interface CalendarFeed {
  name: string;
  /** Whose shifts; null: everybody's, with their names. */
  personId: string | null;
  shifts: readonly Occurrence[];
  nameOf: (personId: string) => string;
  /** When it was made, the same for a whole day, so that what has not changed reads the same. */
  stamp: number;
}
const ROLE = tableIn(SHIFT_ROLE_WORDS, 'zh');

export function icalendarOf({ name, personId, shifts, nameOf, stamp }: CalendarFeed): string {
  const calendar = ical({
    name,
    prodId: { company: 'Yihu', product: 'Yihu roster', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR_SECONDS,
  });
  for (const shift of shifts) {
    const own = shift.people.filter((p) => personId === null || p.personId === personId);
    for (const [i, { personId: whose, from, to }] of own.entries()) {
      // Who went and came back has an event for each time.
      const before = own.slice(0, i).filter((p) => p.personId === whose).length;
      calendar.createEvent({
        id: `${shift.patternId}.${shift.day}.${whose}${before ? `.${before + 1}` : ''}@yihu`,
        start: new Date(from),
        end: new Date(to),
        stamp: new Date(stamp),
        summary:
          personId === null
            ? `${shift.name}（${ROLE[shift.role]}）${nameOf(whose)}`
            : `${shift.name}（${ROLE[shift.role]}）`,
      });
    }
  }
  return calendar.toString();
}
