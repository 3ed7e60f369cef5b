/** The board's line of today: the calls raised since the local midnight, who waits now, and the minutes so far. */
import { Injectable } from '@nestjs/common';
import { openCalls } from '../call/overdue.js';
import { Clock } from '../clock.js';
import { nextMidnight, startOfDay } from '../hours/days.js';
import { runningToday } from '../hours/served-minutes.js';
import type { Today } from '../protocol/shapes.js';
import { Store } from '../store/store.js';
import { Figures } from './figures.js';

@Injectable()
export class TodayFigures {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly figures: Figures,
  ) {}

  /** `waiting` is everybody who waits, from whatever day; `minutes` is the ledger and the running sessions. */
  async of(unitId: string): Promise<Today> {
    const now = this.clock.now();
    const day = { from: startOfDay(now), to: nextMidnight(now) };
    const [calls, counted, running, open] = await Promise.all([
      this.figures.calls(unitId, day),
      this.figures.minutes(unitId, day),
      runningToday(this.store.read, unitId, now),
      openCalls(this.store.read, unitId, now),
    ]);
    return {
      raised: calls.raised,
      answered: calls.answered,
      closed: calls.closed,
      solved: calls.solved,
      waiting: open.filter(({ state }) => state === 'waiting').length,
      minutes: counted + running,
    };
  }
}
