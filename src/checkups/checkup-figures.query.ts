/** What came of check-ups, as the reports count it too. */
import { Injectable } from '@nestjs/common';
import type { Interval } from '../kernel/time/intervals.js';
import { fromToFields } from '../kernel/time/query-span.js';
import type { CheckupFigures } from '../protocol/outreach/enterprises.js';
import { countCheckups } from '../reports/active/checkups-done.query.js';
import { Store } from '../store/store.js';

@Injectable()
export class CheckupFiguresQuery {
  constructor(private readonly store: Store) {}

  async of(unitId: string, span: Interval): Promise<CheckupFigures> {
    return { ...fromToFields(span), ...(await countCheckups(this.store.long, unitId, span)) };
  }
}
