/** The board's line of today: the calls raised since the local midnight, who waits now, and the minutes so far. */
import { Injectable } from '@nestjs/common';
import { MEASURE_CONDITIONS } from '../figures/call-measures.js';
import { openCalls } from '../figures/overdue-calls.query.js';
import { Clock } from '../kernel/clock.js';
import { nextMidnight, startOfDay } from '../protocol/time/local-day.js';
import { runningToday } from '../ledger/served-minutes.query.js';
import type { Today } from '../protocol/events/snapshots.js';
import { Store } from '../store/store.js';
import { FiguresQuery } from './figures.query.js';

const ANSWERS = `select answered_at, answered_at - raised_at as taken from call
  where unit_id = ? and raised_at >= ? and ${MEASURE_CONDITIONS.answered} and drill is null
  order by answered_at, id`;

@Injectable()
export class TodayFiguresQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly figures: FiguresQuery,
  ) {}

  /** `waiting` is everybody who waits, from whatever day; `minutes` is the ledger and the running sessions. */
  async of(unitId: string): Promise<Today> {
    const now = this.clock.now();
    const day = { from: startOfDay(now), to: nextMidnight(now) };
    const [calls, counted, running, open] = await Promise.all([
      this.figures.calls(unitId, day),
      this.figures.minutes(unitId, day),
      runningToday(this.store.long, unitId, now),
      openCalls(this.store.long, unitId, now),
    ]);
    return {
      raised: calls.raised,
      answered: calls.answered,
      closed: calls.closed,
      solved: calls.solved,
      waiting: open.filter(({ late }) => late.includes('waits')).length,
      minutes: counted + running,
    };
  }

  /** Calls raised since the instant and answered, in the order of their answers: when, and after how many whole seconds. */
  async answers(unitId: string, since: number): Promise<{ at: number; seconds: number }[]> {
    const rows = await this.store.long.rows<{ answered_at: number; taken: number }>(ANSWERS, [unitId, since]);
    return rows.map((row) => ({
      at: Number(row.answered_at),
      seconds: Math.floor(Number(row.taken) / 1000),
    }));
  }
}
