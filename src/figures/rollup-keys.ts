/** Under which keys a call is counted, and over which periods: once for a line, once for the database. Pure. */
import { HOUR, DAY } from '../protocol/time/durations.js';
import { dayNumber, localDay, midnightOf, minuteOfDay, OFFSET } from '../protocol/time/local-day.js';
import type { CountedLine } from './call-measures.js';
import type { CallDim } from './figures.entity.js';

export const DIMS: readonly CallDim[] = ['all', 'officer', 'community', 'category', 'urgency', 'hour'];

/** 1 January 1970 was a Thursday. */
const THURSDAY = 3;

/** Monday is 1. */
const weekdayAt = (at: number): number => ((dayNumber(at) + THURSDAY) % 7) + 1;
/** `1-09`: Monday from nine to ten o'clock, local time. */
export const hourOf = (at: number): string =>
  `${weekdayAt(at)}-${String(Math.floor(minuteOfDay(at) / 60)).padStart(2, '0')}`;
export const isHour = (text: string): boolean => /^[1-7]-([01]\d|2[0-3])$/.test(text);

export const keyOf = (dim: CallDim, line: CountedLine): string => {
  switch (dim) {
    case 'all':
      return '';
    case 'officer':
      return line.holderId ?? '';
    case 'community':
      return line.communityId;
    case 'category':
      return line.category;
    case 'urgency':
      return line.urgency;
    case 'hour':
      return hourOf(line.raisedAt);
  }
};

const WEEKDAY = `((raised_at + ${OFFSET}) / ${DAY} + ${THURSDAY}) % 7 + 1`;
const HOUR_OF_DAY = `(raised_at + ${OFFSET}) / ${HOUR} % 24`;
/** The same of a row of `call`. */
export const KEYS: Record<CallDim, string> = {
  all: `''`,
  officer: `coalesce(holder_id, '')`,
  community: 'community_id',
  category: 'category',
  urgency: 'urgency',
  hour: `cast(${WEEKDAY} as text) || '-' || substr(cast(100 + ${HOUR_OF_DAY} as text), 2)`,
};
/** Conditions with one value each; instants are written out, since SQLite divides what is bound as a fraction. */
export const WEEKDAY_IS = `${WEEKDAY} = ?`;
export const HOUR_IS = `${KEYS.hour} = ?`;
/** Days since 1970 by the local calendar. */
export const DAY_NUMBER = `(raised_at + ${OFFSET}) / ${DAY}`;
export const dayOfNumber = (number: number): string => localDay(midnightOf(number));

/** The day, the month and the year of an instant. */
export const periodsOf = (at: number): readonly [string, string, string] => {
  const day = localDay(at);
  return [day, day.slice(0, 7), day.slice(0, 4)];
};
