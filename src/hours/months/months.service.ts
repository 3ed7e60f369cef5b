/** Months of a unit's ledger: closed once everything in them is decided, opened again only with a reason. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type { HoursMonth } from '../../protocol/hours.js';
import { iso } from '../../protocol/time/instant.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Queries, type Tx } from '../../store/store.js';
import { monthId } from '../../ledger/closed-months.query.js';
import { dayBegins, localDay } from '../../protocol/time/local-day.js';
import { findMonth, insertMonth, monthsBetween, updateMonth } from './months.repository.js';
import { monthSums, pendingIn } from './month-sums.query.js';
import { hasRunningTimeBefore } from '../../ledger/running-time.query.js';

@Injectable()
export class MonthsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
  ) {}

  /** The months of the year that have begun, in their order. */
  async list({ unitId }: Actor, year: number): Promise<HoursMonth[]> {
    const current = localDay(this.clock.now()).slice(0, 7);
    return this.shown(
      this.store.long,
      unitId,
      Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`).filter(
        (month) => month <= current,
      ),
    );
  }

  /**
   * @throws Refusal `invalid` for opening without a reason; `conflict` for a month that is not over, where
   *   something waits for somebody or is still being measured, and where somebody else was faster
   */
  change(actor: Actor, month: string, closed: boolean, reason: string | undefined): Promise<HoursMonth> {
    if (!closed && !reason?.trim()) refuse('invalid', { fields: { reason: 'field_required' } });
    return this.store.write(
      'hours:month',
      async (tx) => {
        await this.put(tx, actor, month, closed, reason?.trim() || null);
        const [shown] = await this.shown(tx, actor.unitId, [month]);
        return shown!;
      },
      { queue: `desk:${actor.unitId}` },
    );
  }

  private async put(
    tx: Tx,
    actor: Actor,
    month: string,
    closed: boolean,
    reason: string | null,
  ): Promise<void> {
    const { unitId } = actor;
    const id = monthId(unitId, month);
    const known = await findMonth(tx, id);
    const isClosed = known !== undefined && known.closedAt !== null;
    if (isClosed === closed) {
      if (!known) return refuse('month_open');
      if (known.changedBy === actor.id) return;
      const holder = holderOf(this.directory, known.changedBy);
      return refuse(closed ? 'month_shut_by' : 'month_opened_by', { holder });
    }
    const now = this.clock.now();
    if (closed) await this.refuseOpen(tx, unitId, month, now);
    const changes = { closedAt: closed ? now : null, changedBy: actor.id, changedAt: now, reason };
    if (known) await updateMonth(tx, id, changes);
    else await insertMonth(tx, { id, unitId, month, ...changes });
    await this.audit.write(tx, {
      actorId: actor.id,
      act: closed ? 'hours.month.close' : 'hours.month.open',
      subject: id,
      ...(reason !== null && { reason }),
    });
  }

  private async refuseOpen(tx: Tx, unitId: string, month: string, now: number): Promise<void> {
    const end = dayBegins(`${nextMonth(month)}-01`);
    if (end > now) refuse('month_running');
    if (await hasRunningTimeBefore(tx, unitId, end, now)) refuse('month_on_duty');
    const count = (await pendingIn(tx, unitId, [month])).get(month) ?? 0;
    if (count) refuse('month_pending', { params: { count } });
  }

  private async shown(from: Queries, unitId: string, wanted: readonly string[]): Promise<HoursMonth[]> {
    const [first, last] = [wanted[0], wanted.at(-1)];
    if (first === undefined || last === undefined) return [];
    const known = await monthsBetween(from, unitId, first, last);
    const sums = await monthSums(from, unitId, first, last);
    const pending = await pendingIn(from, unitId, wanted);
    return wanted.map((month) => {
      const row = known.find((m) => m.month === month);
      const sum = sums.find((s) => s.month === month);
      return {
        month,
        state: row !== undefined && row.closedAt !== null ? 'closed' : 'open',
        minutes: sum?.minutes ?? 0,
        credited: sum?.credited ?? 0,
        pending: pending.get(month) ?? 0,
        ...(row && {
          changedBy: holderOf(this.directory, row.changedBy),
          changedAt: iso(row.changedAt),
          ...(row.reason !== null && { reason: row.reason }),
        }),
      };
    });
  }
}

const nextMonth = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};
