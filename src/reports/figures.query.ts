/**
 * The figures of a unit in a period: calls by the time they were raised, hours by the local day. Drills are left out;
 * what each figure counts is written in figure-definitions.ts.
 */
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { openCalls } from '../figures/overdue-calls.query.js';
import { Clock } from '../kernel/clock.js';
import { fromToFields } from '../kernel/time/query-span.js';
import type { Interval } from '../kernel/time/intervals.js';
import type { AnswerTimes, BreakdownBy, BreakdownRow } from '../protocol/reports.js';
import type { ReportSummary } from '../protocol/reports.js';
import { Store } from '../store/store.js';
import { bucketsOf, ranks } from '../figures/answer-times.js';
import { BreakdownsQuery } from './breakdowns.query.js';
import { CallCountsQuery } from './call-counts.query.js';
import { ServedHoursQuery } from './served-hours.query.js';
import type { Counts } from '../figures/call-measures.js';
import type { CallDim } from '../figures/figures.entity.js';
import { figuresView } from './figures.view.js';

const PERCENTS = [50, 95];
export interface FiguresSummary extends Omit<ReportSummary, 'calls' | 'active'> {
  /** confirmedSolved is null where it would tell an officer of a single rating. */
  calls: Omit<ReportSummary['calls'], 'confirmedSolved'> & { confirmedSolved: number | null };
  /** What the rates are out of. */
  coverage: { owed: number; closed: number; rated: number };
}

@Injectable()
export class FiguresQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly counts: CallCountsQuery,
    private readonly breakdowns: BreakdownsQuery,
    private readonly served: ServedHoursQuery,
  ) {}

  /** @param ratingsSeen whether the reader may know of single ratings; officers may not (public contract). */
  async summary(unitId: string, span: Interval, ratingsSeen: boolean): Promise<FiguresSummary> {
    const [counts, waiting, minutes, times] = await Promise.all([
      this.counts.all(unitId, span),
      this.waiting(unitId, span),
      this.served.minutes(unitId, span),
      this.counts.answerTimes(unitId, span, 'all', ''),
    ]);
    const { calls, rates, coverage } = figuresView(counts, ratingsSeen);
    const { raised, answered, closed, solved, confirmed, referred, cancelled, desk } = calls;
    const [p50Seconds = null, p95Seconds = null] = ranks(times, PERCENTS);
    return {
      ...fromToFields(span),
      calls: {
        raised,
        answered,
        closed,
        solved,
        confirmedSolved: confirmed,
        referred,
        cancelled,
        desk,
        waiting,
      },
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

  /** Of the ledger; see HoursListQuery.list for what a period means there. */
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
    return { ...fromToFields(span), answered, p50Seconds, p95Seconds, buckets: bucketsOf(times) };
  }

  private async waiting(unitId: string, { from, to }: Interval): Promise<number> {
    const open = await openCalls(this.store.long, unitId, this.clock.now());
    return open.filter((c) => c.late.includes('waits') && from <= c.raisedAt && c.raisedAt < to).length;
  }
}
