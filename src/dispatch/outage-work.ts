/**
 * After an outage: what fell due longer ago than the unit's cut-off is not rung in a burst but set aside on a list,
 * oldest first, each with a turn of its own. Shorter outages are none of its business: there rings go on at once.
 */
import { MINUTE } from '../protocol/time/durations.js';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { deferAfterOutage } from '../call/decide/outage-rules.js';
import { DeskService } from '../desk/desk.service.js';
import { LOGGER } from '../kernel/logger.js';
import { Store } from '../store/store.js';
import { Directory } from '../directory/directory.js';
import { countLateCalls, overdueCallIds } from './due-work.query.js';

/** One call comes back from the list in each of these. */
export const TURN_INTERVAL_MILLISECONDS = MINUTE;

@Injectable()
export class OutageWork {
  constructor(
    private readonly desk: DeskService,
    @Inject(LOGGER) private readonly log: Logger,
    private readonly store: Store,
    private readonly directory: Directory,
  ) {}

  /** @param since when the hub last did what was due; what was not due before that is nobody's fault */
  async setAside(now: number, since: number): Promise<void> {
    const { directory } = this;
    for (const { id: unitId } of directory.allUnits()) {
      const cutOff = directory.settings(unitId).lateCutOffMinutes * MINUTE;
      if (now - since > cutOff) await this.ofUnit(unitId, now, now - cutOff);
    }
  }

  private async ofUnit(unitId: string, now: number, before: number): Promise<void> {
    const { read } = this.store;
    const overdue = await overdueCallIds(read, unitId, before);
    if (!overdue.length) return;
    const behind = (await countLateCalls(read, unitId)) + 1;
    const turns = new Map(
      overdue.map((id, place) => [id, now + (behind + place) * TURN_INTERVAL_MILLISECONDS]),
    );
    await this.desk.sweep(
      'set-aside',
      unitId,
      [...turns.keys()],
      (decision, known) => deferAfterOutage(decision, known, turns.get(decision.call.line.id)!),
      (ids, error) => this.log.error({ error, ids }, 'late calls could not be set aside'),
    );
    this.log.warn(
      { unitId, count: overdue.length },
      'calls fell due while the hub was away and are on the list',
    );
  }
}
