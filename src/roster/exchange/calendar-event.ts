/** Events as iCalendar (RFC 5545). All times end in Z: what the library prints for a named zone is wrong. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { inLang, type Lang, type Word } from '../../protocol/lang.js';
import { HOUR_SECONDS } from '../../protocol/time/durations.js';

export interface CalendarEvent {
  /** The same wherever it is told, so that a calendar has it once. */
  id: string;
  from: number;
  /** Absent: not known. */
  to?: number;
  /** Nothing that only some may know: calendars are kept by others. */
  summary: string;
  location?: string;
  /** The page it is about. */
  url?: string;
  /** Grows when it moves or is cancelled. */
  sequence?: number;
  cancelled?: boolean;
}
export interface CalendarFile {
  name: string;
  events: readonly CalendarEvent[];
  lang: Lang;
  /** When it was made, the same for a whole day, so that what has not changed reads the same. */
  stamp: number;
}
/** Not every program shows the state. */
const CANCELLED: Word = ['已取消：', 'Cancelled: '];

export function icalendarOf({ name, events, lang, stamp }: CalendarFile): string {
  const calendar = ical({
    name,
    prodId: { company: 'Yihu', product: 'Yihu roster', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR_SECONDS,
  });
  for (const { id, from, to, summary, location, url, sequence, cancelled } of events)
    calendar.createEvent({
      id: `${id}@yihu`,
      start: new Date(from),
      ...(to !== undefined && { end: new Date(to) }),
      stamp: new Date(stamp),
      summary: cancelled ? `${inLang(CANCELLED, lang)}${summary}` : summary,
      ...(location && { location }),
      ...(url && { url }),
      ...(sequence !== undefined && { sequence }),
      ...(cancelled && { status: ICalEventStatus.CANCELLED }),
    });
  return calendar.toString();
}
