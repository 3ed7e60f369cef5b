/**
 * The figures of a unit in a period: calls by the time they were raised, hours by the local day. Plain
 * SQL over the calls' latest lines, drills left out; what each figure counts is written in definitions.ts.
 */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/instant.js';
import { localDay } from '../hours/days.js';
import type { Interval } from '../hours/tally.js';
import type { ReportSummary } from '../protocol/shapes.js';
import { Store } from '../store/store.js';
import { CONFIRMS, HOTLINE, SATISFIED, SMALLEST_GROUP } from './definitions.js';
import { nearestRank, rate } from './percentile.js';

const count = (condition: string) => `coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
const CALLS = `select count(*) as raised,
  ${count('answered_at is not null')} as answered,
  ${count(`state = 'closed'`)} as closed,
  ${count('solved = 1')} as solved,
  ${count(`solved = 1 and rating >= ${CONFIRMS}`)} as confirmed,
  ${count(`state = 'closed' and outcome = 'referred'`)} as referred,
  ${count(`state = 'cancelled'`)} as cancelled,
  ${count(`state = 'cancelled' and answered_at is null`)} as withdrawn,
  ${count(`state = 'waiting'`)} as waiting,
  ${count(`answered_at - raised_at <= ${HOTLINE}`)} as hotline,
  ${count('answered_at <= answer_by')} as timely,
  ${count('rating is not null')} as rated,
  ${count(`rating >= ${SATISFIED}`)} as satisfied
  from call where unit_id = ? and raised_at >= ? and raised_at < ? and drill is null`;
const NTH_ANSWER = `select answered_at - raised_at as taken from call
  where unit_id = ? and raised_at >= ? and raised_at < ? and answered_at is not null and drill is null
  order by answered_at - raised_at limit 1 offset ?`;
const MINUTES = `select coalesce(sum(minutes), 0) as minutes from hours_entry
  where unit_id = ? and day >= ? and day <= ? and from_at >= ? and from_at < ?`;

type Counted = Record<
  | 'raised'
  | 'answered'
  | 'closed'
  | 'solved'
  | 'confirmed'
  | 'referred'
  | 'cancelled'
  | 'withdrawn'
  | 'waiting'
  | 'hotline'
  | 'timely'
  | 'rated'
  | 'satisfied',
  number
>;
export interface Summary extends Omit<ReportSummary, 'calls'> {
  /** confirmedSolved is null where it would tell an officer of a single rating. */
  calls: Omit<ReportSummary['calls'], 'confirmedSolved'> & { confirmedSolved: number | null };
  /** What the rates are out of. */
  coverage: { owed: number; closed: number; rated: number };
}

@Injectable()
export class Figures {
  constructor(private readonly store: Store) {}

  /** @param ratingsSeen whether the reader may know of single ratings; officers may not (public contract). */
  async summary(unitId: string, { from, to }: Interval, ratingsSeen: boolean): Promise<Summary> {
    const [c, minutes] = await Promise.all([
      this.calls(unitId, { from, to }),
      this.minutes(unitId, { from, to }),
    ]);
    const [p50Seconds, p95Seconds] = await Promise.all(
      [50, 95].map((p) => this.answerSeconds(unitId, { from, to }, p, c.answered)),
    );
    const owed = c.raised - c.withdrawn;
    const group = c.rated >= SMALLEST_GROUP;
    return {
      from: iso(from),
      to: iso(to),
      calls: {
        raised: c.raised,
        answered: c.answered,
        closed: c.closed,
        solved: c.solved,
        confirmedSolved: ratingsSeen || group ? c.confirmed : null,
        referred: c.referred,
        cancelled: c.cancelled,
        waiting: c.waiting,
      },
      hours: { minutes },
      answer: {
        p50Seconds: p50Seconds ?? null,
        p95Seconds: p95Seconds ?? null,
        within15Rate: rate(c.hotline, owed),
        withinTargetRate: rate(c.timely, owed),
      },
      rates: {
        answered: rate(c.answered, owed),
        solved: rate(c.solved, c.closed),
        satisfied: group ? rate(c.satisfied, c.rated) : null,
      },
      coverage: { owed, closed: c.closed, rated: c.rated },
    };
  }

  async calls(unitId: string, { from, to }: Interval): Promise<Counted> {
    const [row] = await this.store.read.rows<Counted>(CALLS, [unitId, from, to]);
    return Object.fromEntries(Object.entries(row!).map(([name, n]) => [name, Number(n)])) as Counted;
  }

  /** Of the ledger; see HoursQuery.list for what a period means there. */
  async minutes(unitId: string, { from, to }: Interval): Promise<number> {
    const [row] = await this.store.read.rows<{ minutes: number }>(MINUTES, [
      unitId,
      localDay(from),
      localDay(to),
      from,
      to,
    ]);
    return Number(row!.minutes);
  }

  private async answerSeconds(
    unitId: string,
    { from, to }: Interval,
    percent: number,
    answered: number,
  ): Promise<number | null> {
    const place = nearestRank(percent, answered);
    if (place === undefined) return null;
    const [row] = await this.store.read.rows<{ taken: number }>(NTH_ANSWER, [unitId, from, to, place]);
    return row ? Number(row.taken) / 1000 : null;
  }
}
