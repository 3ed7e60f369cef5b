/** Which days an outline counts: this year up to its day, and the same days of the year before. Pure. */
import type { OutlineSpan } from '../protocol/papers/outlines.js';
import { addDays, dayBegins, isLocalDay } from '../protocol/time/local-day.js';
import type { Interval } from '../kernel/time/intervals.js';

/** @param talkOn of a talk that is over: what is counted stays with it */
export function outlineSpans(
  today: string,
  talkOn: string | null,
): { span: OutlineSpan; before: OutlineSpan } {
  const to = talkOn !== null && talkOn < today ? talkOn : today;
  return { span: { from: `${to.slice(0, 4)}-01-01`, to }, before: lastYear(to) };
}

/** 29 February has the 28th of the year before. */
function lastYear(to: string): OutlineSpan {
  const year = String(Number(to.slice(0, 4)) - 1);
  const same = `${year}${to.slice(4)}`;
  return { from: `${year}-01-01`, to: isLocalDay(same) ? same : `${year}-02-28` };
}

/** [from, to) as instants. */
export const intervalOfSpan = ({ from, to }: OutlineSpan): Interval => ({
  from: dayBegins(from),
  to: dayBegins(addDays(to, 1)),
});
