/** Shifts as events of a calendar. Pure. */
import { tableIn } from '../../protocol/lang.js';
import { SHIFT_ROLE_WORDS } from '../../protocol/vocabulary/people.js';
import type { Occurrence } from '../../shift/occurrences.js';
import type { CalendarEvent } from './calendar-event.js';

const ROLE = tableIn(SHIFT_ROLE_WORDS, 'zh');

/** @param personId whose shifts; null: everybody's, with their names */
export const shiftEvents = (
  shifts: readonly Occurrence[],
  personId: string | null,
  nameOf: (personId: string) => string,
): CalendarEvent[] =>
  shifts.flatMap((shift) => {
    const own = shift.people.filter((p) => personId === null || p.personId === personId);
    return own.map(({ personId: whose, from, to }, i): CalendarEvent => {
      // Who went and came back has an event for each time.
      const before = own.slice(0, i).filter((p) => p.personId === whose).length;
      const what = `${shift.name}（${ROLE[shift.role]}）`;
      return {
        id: `${shift.patternId}.${shift.day}.${whose}${before ? `.${before + 1}` : ''}`,
        from,
        to,
        summary: personId === null ? `${what}${nameOf(whose)}` : what,
      };
    });
  });
