/** The table of average wages that administrators keep: entered, corrected and taken away, each in the audit trail. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../../directory/people/audit.service.js';
import type { CommandActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { CAP_LIMITS, type NewWage, type WageLine } from '../../protocol/relief/cap.js';
import { localDay } from '../../protocol/time/local-day.js';
import { Store, type Tx } from '../../store/store.js';
import type { WageRow } from './wages.entity.js';
import { WagesQuery } from './wages.query.js';
import {
  countWagesOf,
  deleteWage,
  findWage,
  findWageOfUnit,
  insertWage,
  updateWage,
} from './wages.repository.js';

@Injectable()
export class WagesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly wages: WagesQuery,
    private readonly audit: AuditService,
  ) {}

  /**
   * Enters a line, or corrects the one that is there.
   * @throws Refusal `invalid`, `too_many_kept`; `stale` where somebody was faster than the version that was seen
   */
  async put(actor: CommandActor, { version, ...given }: NewWage): Promise<WageLine> {
    const { unitId } = actor;
    const [min, max] = [CAP_LIMITS.firstYear, Number(localDay(this.clock.now()).slice(0, 4))];
    if (given.year < min || given.year > max)
      refuse('invalid', { fields: { year: { sentence: 'field_range', params: { min, max } } } });
    const row = await this.store.write(
      'relief-wage',
      async (tx) => {
        const before = await findWage(tx, { unitId, ...given });
        if (before?.monthlyFen === given.monthlyFen && before.source === given.source) return before;
        if (version !== undefined && version !== (before?.version ?? 0)) refuse('stale');
        const entered = { ...given, enteredBy: actor.id, enteredAt: this.clock.now() };
        const after: WageRow = before
          ? { ...before, ...entered, version: before.version + 1 }
          : { id: newId(this.clock), unitId, ...entered, version: 1 };
        if (!before) await this.insert(tx, after);
        else if (!(await updateWage(tx, before, entered))) refuse('stale');
        await this.note(tx, actor, 'relief.wage', after, before);
        return after;
      },
      { queue: `relief-wages:${unitId}` },
    );
    return this.wages.shown(row, unitId);
  }

  /** @throws Refusal `not_found`; `stale` where somebody was faster than the version that was seen */
  async remove(actor: CommandActor, id: string, version?: number): Promise<void> {
    const { unitId } = actor;
    await this.store.write(
      'relief-wage-remove',
      async (tx) => {
        const before = (await findWageOfUnit(tx, id, unitId)) ?? refuse('not_found');
        if (version !== undefined && version !== before.version) refuse('stale');
        if (!(await deleteWage(tx, before))) refuse('stale');
        await this.note(tx, actor, 'relief.wage_removed', before);
      },
      { queue: `relief-wages:${unitId}` },
    );
  }

  private async insert(tx: Tx, row: WageRow): Promise<void> {
    if ((await countWagesOf(tx, row.unitId)) >= CAP_LIMITS.wages)
      refuse('too_many_kept', { params: { max: CAP_LIMITS.wages } });
    await insertWage(tx, row);
  }
  private note(tx: Tx, actor: CommandActor, act: string, row: WageRow, before?: WageRow): Promise<void> {
    const { province, year, monthlyFen, source } = row;
    const was = before && { monthlyFen: before.monthlyFen, source: before.source };
    const data = { province, year, monthlyFen, source, ...(was && { was }) };
    return this.audit.write(tx, { actorId: actor.id, act, subject: row.id, data });
  }
}
