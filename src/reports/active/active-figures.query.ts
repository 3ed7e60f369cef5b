/** What a unit did without being called. The brief, the year, the exports and the wall all ask here. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Interval } from '../../kernel/time/intervals.js';
import type { ActiveFigures, OutreachFigures } from '../../protocol/outreach/active.js';
import { Store } from '../../store/store.js';
import { countCheckups } from './checkups-done.query.js';
import { countLeadsDone } from './leads-done.query.js';
import { countLiaison } from './liaison-done.query.js';
import { countResidents, sumOutreach } from './outreach-done.query.js';

@Injectable()
export class ActiveFiguresQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async of(unitId: string, span: Interval): Promise<ActiveFigures> {
    const { long: read } = this.store;
    const now = this.clock.now();
    // One after another: rings must not wait for them.
    const outreach = {
      ...(await sumOutreach(read, unitId, span, now)),
      ...(await countResidents(read, unitId, span, now)),
    };
    const { checkups, enterprises, problems, solved } = await countCheckups(read, unitId, span);
    return {
      outreach,
      checkups: { checkups, enterprises, problems, solved },
      liaison: await countLiaison(read, unitId, span, now),
      relief: await countLeadsDone(read, unitId, span),
    };
  }

  /** No more than the wall shows. */
  async totals(unitId: string, span: Interval): Promise<Pick<OutreachFigures, 'activities' | 'minutes'>> {
    const { activities, minutes } = await sumOutreach(this.store.long, unitId, span, this.clock.now());
    return { activities, minutes };
  }
}
