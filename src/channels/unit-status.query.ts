/** How the unit stands today: its figures, and what watches over it has to say. */
import { Injectable } from '@nestjs/common';
import type { CoordinationSnapshot } from '../protocol/events/snapshots.js';
import { TodayFiguresQuery } from '../reports/today-figures.query.js';
import { FindingsService } from '../watch/findings.service.js';

@Injectable()
export class UnitStatusQuery {
  constructor(
    private readonly today: TodayFiguresQuery,
    private readonly findings: FindingsService,
  ) {}

  async of(unitId: string): Promise<Pick<CoordinationSnapshot, 'today' | 'watch'>> {
    const [today, watch] = await Promise.all([this.today.of(unitId), this.findings.state(unitId)]);
    return { today, watch };
  }
}
