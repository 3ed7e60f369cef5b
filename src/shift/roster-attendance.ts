/** Sign-on compared with the roster: who came late, not at all, or without being rostered. Pure. */
import { unionIntervals, type Interval } from '../kernel/time/intervals.js';
import { uncoveredTime } from './roster-findings.js';
import type { Occurrence } from './occurrences.js';

export interface AttendedSession extends Interval {
  personId: string;
  /** Ended by the clock because nobody signed off: left as it is, and said. */
  forgotten: boolean;
}
/**
 * yet: has not begun · present · late: came after the grace · absent: never came (so far, where it runs) ·
 * left: was there, and not for the rest
 */
export type AttendanceState = 'yet' | 'present' | 'late' | 'absent' | 'left';
export interface Attendance {
  personId: string;
  shift: Occurrence;
  from: number;
  to: number;
  presence: AttendanceState;
  /** Seconds after the shift's start; 0 where in time or not at all. */
  lateSeconds: number;
  /** First signed on at, within the shift or before it and running on. */
  cameAt: number | null;
  forgotten: boolean;
}
export interface Unplanned extends AttendedSession {}

export function attendance(
  shifts: readonly Occurrence[],
  sessions: readonly AttendedSession[],
  now: number,
  graceSeconds: number,
): Attendance[] {
  const byPerson = Map.groupBy(sessions, (s) => s.personId);
  return shifts.flatMap((shift) =>
    shift.people.map(({ personId, from, to }): Attendance => {
      const there = (byPerson.get(personId) ?? [])
        .filter((s) => s.from < to && s.to > from)
        .sort((a, b) => a.from - b.from);
      const cameAt = there[0]?.from ?? null;
      const late = cameAt === null ? 0 : Math.max(0, cameAt - from);
      const forgotten = there.some((s) => s.forgotten);
      const about = { personId, shift, from, to, cameAt, forgotten };
      if (cameAt === null) {
        const presence = now < from + graceSeconds * 1000 ? 'yet' : 'absent';
        return { ...about, presence, lateSeconds: 0 };
      }
      if (late > graceSeconds * 1000)
        return { ...about, presence: 'late', lateSeconds: Math.round(late / 1000) };
      const until = Math.min(to, now);
      const lastEnd = Math.max(...there.map((s) => s.to));
      const gone = until - lastEnd > graceSeconds * 1000;
      return { ...about, presence: gone ? 'left' : 'present', lateSeconds: 0 };
    }),
  );
}

/** Signed on with no shift of theirs for more than the grace: help, not a fault. */
export function unplanned(
  shifts: readonly Occurrence[],
  sessions: readonly AttendedSession[],
  graceSeconds: number,
): Unplanned[] {
  const places = Map.groupBy(
    shifts.flatMap((s) => s.people),
    (p) => p.personId,
  );
  return sessions.filter((session) => {
    const own = unionIntervals(places.get(session.personId) ?? []);
    const planned = own.some((p) => p.from < session.to && session.from < p.to);
    return !planned && uncoveredTime(session, own) > graceSeconds * 1000;
  });
}
