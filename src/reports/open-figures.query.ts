/** What waits, what is late and what nobody holds, counted from the open calls at this moment. */
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { openCalls, type OpenCallRow } from '../figures/overdue-calls.query.js';
import { Clock } from '../kernel/clock.js';
import { iso } from '../protocol/time/instant.js';
import type { OpenFigures } from '../protocol/calls/call-results.js';
import { Store } from '../store/store.js';
import { openDefinitions } from '../figures/figure-definitions.js';

@Injectable()
export class OpenFiguresQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async of(unitId: string, lang: Lang): Promise<OpenFigures> {
    const now = this.clock.now();
    const open = await openCalls(this.store.long, unitId, now);
    const figure = (rows: Record<string, string>, counts: (call: OpenCallRow) => boolean) => ({
      calls: open.filter(counts).length,
      rows,
    });
    return {
      at: iso(now),
      open: figure({ state: 'ringing,waiting,active' }, () => true),
      waiting: figure({ late: 'waits' }, ({ late }) => late.includes('waits')),
      unheld: figure({ state: 'ringing,waiting' }, ({ state }) => state !== 'active'),
      answerLate: figure({ late: 'answer' }, ({ late }) => late.includes('answer')),
      closeLate: figure({ late: 'close' }, ({ late }) => late.includes('close')),
      definitions: openDefinitions(lang),
    };
  }
}
