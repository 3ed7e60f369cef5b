/** How the unit stands today: its figures, and what watches over it has to say. */
import { Injectable } from '@nestjs/common';
import type { CoordinationSnapshot } from '../protocol/shapes.js';
import { TodayFigures } from '../reports/today.js';
import { Findings } from '../watch/findings.js';

@Injectable()
export class Standing {
  constructor(
    private readonly today: TodayFigures,
    private readonly findings: Findings,
  ) {}

  async of(unitId: string): Promise<Pick<CoordinationSnapshot, 'today' | 'watch'>> {
    const [today, watch] = await Promise.all([this.today.of(unitId), this.findings.state(unitId)]);
    return { today, watch };
  }
}
