/** By which channels a notice goes to a person, in order, and when quiet hours hold it back. Pure. */
import { MINUTE } from '../protocol/time/durations.js';
import { minuteOfDay } from '../protocol/time/local-day.js';
import type { NoticeChannel } from '../protocol/people/notice-channels.js';
import type { NoticeKind } from './notice-kinds.js';

/** Minutes of the local day; `from` may be later than `to`, then it spans midnight. */
export interface Quiet {
  from: number;
  to: number;
}
export interface Preference {
  channels: readonly NoticeChannel[] | null;
  quiet: Quiet | null;
}
const MINUTES_A_DAY = 1440;

const isQuiet = ({ from, to }: Quiet, minute: number) =>
  from <= to ? from <= minute && minute < to : minute >= from || minute < to;

/** Milliseconds since 1970 at which the quiet hours end that hold now; undefined where none do. */
export function quietUntil(quiet: Quiet | null, now: number): number | undefined {
  const minute = minuteOfDay(now);
  if (!quiet || quiet.from === quiet.to || !isQuiet(quiet, minute)) return undefined;
  const wait = (quiet.to - minute + MINUTES_A_DAY) % MINUTES_A_DAY;
  return Math.floor(now / MINUTE) * MINUTE + wait * MINUTE;
}

/**
 * The person's own order, or the unit's where they set none; of both only what the unit can send by. A ring has
 * been on the page already when it becomes a notice.
 */
export function noticePlan(
  kind: NoticeKind,
  unit: { order: readonly NoticeChannel[]; ready: ReadonlySet<NoticeChannel> },
  own: Preference['channels'],
): NoticeChannel[] {
  const order = own ?? (['page', ...unit.order.filter((c) => c !== 'page')] as const);
  return [...new Set(order)].filter((c) => (c === 'page' ? kind !== 'ring' : unit.ready.has(c)));
}

/** A ring goes to who is on duty and is never held back; a test was asked for just now. */
export const respectsQuietHours = (kind: NoticeKind) =>
  kind !== 'ring' && kind !== 'test' && kind !== 'drill';
