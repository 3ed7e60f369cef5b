/** What a brief says, taken at one time: kept as JSON, so that it says the same when the figures have moved on. */
import { Injectable } from '@nestjs/common';
import { localDay, monthSpan } from '../protocol/time/local-day.js';
import { ActiveFiguresQuery } from '../reports/active/active-figures.query.js';
import { CountsByPlaceQuery } from '../reports/counts-by-place.query.js';
import { FiguresQuery } from '../reports/figures.query.js';
import { dueBy } from '../reports/year/target-pace.js';
import { YearFiguresQuery } from '../reports/year/year-figures.query.js';
import { Store } from '../store/store.js';
import { countVisits } from './visit-counts.query.js';
import type { BriefFigures } from './text/brief-figures.js';

export interface BriefRequest {
  id: string;
  name: string;
  month: string;
}

@Injectable()
export class BriefFiguresQuery {
  constructor(
    private readonly store: Store,
    private readonly figures: FiguresQuery,
    private readonly year: YearFiguresQuery,
    private readonly byPlace: CountsByPlaceQuery,
    private readonly active: ActiveFiguresQuery,
  ) {}

  /** @param now up to when, where the month is not over */
  async of({ id: unitId, name, month }: BriefRequest, now: number): Promise<BriefFigures> {
    const span = monthSpan(month);
    const number = Number(month.slice(0, 4));
    const reader = { ratingsSeen: false, lang: 'zh' as const };
    // One after another: nobody waits for a brief, and rings must not wait for it either.
    const summary = await this.figures.summary(unitId, span, false);
    const year = await this.year.of(unitId, number, reader);
    const hours = await this.year.hoursOf(unitId, month);
    const categories = await this.byPlace.categories(unitId, span);
    const subdistricts = await this.byPlace.subdistricts(unitId, span, { guarded: true });
    const visits = await countVisits(this.store.long, unitId, span);
    const active = await this.active.of(unitId, span);
    const soFar = year.months.filter((m) => m.month <= month);
    const ledger = hours.measured + hours.backFilled;
    const duty = year.months.find((m) => m.month === month)?.dutyMinutes ?? ledger;
    const end = Math.min(now, span.to);
    const { targetMinutes } = year.duty;
    const { target } = year.solved;
    const { calls, answer, rates, coverage } = summary;
    return {
      month,
      until: now < span.to ? localDay(now) : null,
      unit: name,
      hours: {
        measured: hours.measured,
        backFilled: hours.backFilled,
        running: Math.max(0, duty - ledger),
        ...hours.credited,
      },
      year: {
        dutyMinutes: soFar.reduce((n, m) => n + m.dutyMinutes, 0),
        solved: soFar.reduce((n, m) => n + m.solved, 0),
        targetMinutes,
        dueMinutes: dueBy(targetMinutes, number, end),
        target,
        due: dueBy(target, number, end),
      },
      calls: {
        raised: calls.raised,
        answered: calls.answered,
        closed: calls.closed,
        solved: calls.solved,
        confirmed: calls.confirmedSolved,
        referred: calls.referred,
        cancelled: calls.cancelled,
        desk: calls.desk,
      },
      answer: {
        p50: answer.p50Seconds,
        p95: answer.p95Seconds,
        hotline: answer.within15Rate,
        inTarget: answer.withinTargetRate,
      },
      rates,
      coverage,
      categories: categories.map(({ nameZh, nameEn, raised, solved }) => ({
        nameZh,
        nameEn,
        raised,
        solved,
      })),
      subdistricts,
      visits,
      active,
    };
  }
}
