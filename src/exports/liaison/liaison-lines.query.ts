/** What a community's month with its liaison officer is made of: visits, promises, visits that were asked for. */
import type { Interval } from '../../kernel/time/intervals.js';
import { lateFrom } from '../../liaison/commitment-rules.js';
import { promisesOpenIn, wantedVisitsOpenIn } from '../../liaison/liaison.repository.js';
import { visitsIn } from '../../liaison/visits/visit-minutes.query.js';
import type { CommitmentState } from '../../protocol/communities/liaison.js';
import type { HoursSource } from '../../protocol/hours.js';
import { dayBegins, localMonth, nextMidnight } from '../../protocol/time/local-day.js';
import type { Queries } from '../../store/store.js';

/** No word of what was said stands in it. */
export interface LiaisonLine {
  kind: 'visit' | 'promise' | 'wanted';
  /** When it began, was promised, was asked for. */
  at: number;
  personId: string;
  visit?: { to: number; minutes: number; source: HoursSource };
  commitment?: { dueAt: number; state: CommitmentState; endedAt: number | null; isLate: boolean };
}

/** Visits first, then promises, then what was asked for; each in the order of time. */
export async function liaisonLines(
  from: Queries,
  communityId: string,
  span: Interval,
  now: number,
): Promise<LiaisonLine[]> {
  const visits = await visitsIn(from, communityId, localMonth(span.from));
  const promises = await promisesOpenIn(from, communityId, span);
  const wanted = await wantedVisitsOpenIn(from, communityId, span);
  /** Kept in time or not; withdrawn it is not late. */
  const late = (state: CommitmentState, endedAt: number | null, limit: number) =>
    state !== 'withdrawn' && (endedAt ?? now) >= limit;
  const inTime = (lines: LiaisonLine[]) =>
    lines.sort((a, b) => a.at - b.at || (a.commitment?.dueAt ?? 0) - (b.commitment?.dueAt ?? 0));
  return [
    ...inTime(
      visits.map(({ personId, fromAt, toAt, minutes, source }) => ({
        kind: 'visit',
        at: fromAt,
        personId,
        visit: { to: toAt, minutes, source },
      })),
    ),
    ...inTime(
      promises.map((one) => ({
        kind: 'promise',
        at: one.promisedAt,
        personId: one.promisedBy,
        commitment: {
          dueAt: one.dueAt,
          state: one.state,
          endedAt: one.endedAt,
          isLate: late(one.state, one.endedAt, lateFrom(one)),
        },
      })),
    ),
    ...inTime(
      wanted.map((one) => ({
        kind: 'wanted',
        at: one.askedAt,
        personId: one.askedBy,
        commitment: {
          dueAt: dayBegins(one.byDay),
          state: one.state,
          endedAt: one.endedAt,
          isLate: late(one.state, one.endedAt, nextMidnight(dayBegins(one.byDay))),
        },
      })),
    ),
  ];
}
