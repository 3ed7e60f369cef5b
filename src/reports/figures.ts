/**
 * The figures of a unit in a period: calls by the time they were raised, hours by the local day. Drills are left out;
 * what each figure counts is written in definitions.ts.
 */
import { Injectable } from '@nestjs/common';
import { openCalls } from '../counting/overdue.js';
import { Clock } from '../kernel/clock.js';
import { fromTo } from '../kernel/time/span.js';
import type { Interval } from '../kernel/time/tally.js';
import type { AnswerTimes, BreakdownBy, BreakdownRow } from '../protocol/reports.js';
import type { ReportSummary } from '../protocol/shapes.js';
import type { Lang } from '../kernel/refusal/refusal.js';
import { Store } from '../store/store.js';
import { bucketsOf, ranks } from '../counting/answer-times.js';
import { Breakdowns } from './breakdowns.js';
import { CallCounts } from './counts.js';
import { ServedHours } from './served-hours.js';
import type { Counts } from '../counting/measures.js';
import type { CallDim } from '../counting/reports.entities.js';
import { shownOf } from './shown.js';

const PERCENTS = [50, 95];
export interface Summary extends Omit<ReportSummary, 'calls'> {
  /** confirmedSolved is null where it would tell an officer of a single rating. */
  calls: Omit<ReportSummary['calls'], 'confirmedSolved'> & { confirmedSolved: number | null };
  /** What the rates are out of. */
  coverage: { owed: number; closed: number; rated: number };
}

@Injectable()
export class Figures {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly counts: CallCounts,
    private readonly breakdowns: Breakdowns,
    private readonly served: ServedHours,
  ) {}

  /** @param ratingsSeen whether the reader may know of single ratings; officers may not (public contract). */
  async summary(unitId: string, span: Interval, ratingsSeen: boolean): Promise<Summary> {
    const [counts, waiting, minutes, times] = await Promise.all([
      this.counts.all(unitId, span),
      this.waiting(unitId, span),
      this.served.minutes(unitId, span),
      this.counts.answerTimes(unitId, span, 'all', ''),
    ]);
    const { calls, rates, coverage } = shownOf(counts, ratingsSeen);
    const { raised, answered, closed, solved, confirmed, referred, cancelled } = calls;
    const [p50Seconds = null, p95Seconds = null] = ranks(times, PERCENTS);
    return {
      ...fromTo(span),
      calls: { raised, answered, closed, solved, confirmedSolved: confirmed, referred, cancelled, waiting },
      hours: { minutes },
      answer: {
        p50Seconds,
        p95Seconds,
        within15Rate: rates.within15,
        withinTargetRate: rates.withinTarget,
      },
      rates: { answered: rates.answered, solved: rates.solved, satisfied: rates.satisfied },
      coverage,
    };
  }

  /** Of the calls raised in the span. */
  calls(unitId: string, span: Interval): Promise<Counts> {
    return this.counts.all(unitId, span);
  }

  /** Of the ledger; see HoursQuery.list for what a period means there. */
  minutes(unitId: string, span: Interval): Promise<number> {
    return this.served.minutes(unitId, span);
  }

  /** For who may see the unit's rows. In the order of codes, names or time. */
  async breakdown(
    unitId: string,
    span: Interval,
    by: BreakdownBy,
    lang: Lang = 'zh',
  ): Promise<BreakdownRow[]> {
    return (await this.breakdowns.of(unitId, span, by, lang)).rows;
  }

  /** Of the calls with that key of the dimension; `all` has the empty one. */
  async answers(unitId: string, span: Interval, dim: CallDim, key: string): Promise<AnswerTimes> {
    const times = await this.counts.answerTimes(unitId, span, dim, key);
    const [p50Seconds = null, p95Seconds = null] = ranks(times, PERCENTS);
    const answered = [...times.values()].reduce((sum, calls) => sum + calls, 0);
    return { ...fromTo(span), answered, p50Seconds, p95Seconds, buckets: bucketsOf(times) };
  }

  private async waiting(unitId: string, { from, to }: Interval): Promise<number> {
    const open = await openCalls(this.store.read, unitId, this.clock.now());
    return open.filter((c) => c.late.includes('waits') && from <= c.raisedAt && c.raisedAt < to).length;
  }
}
