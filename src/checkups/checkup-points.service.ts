/** The list of points that an administrator keeps. A check-up holds the text of each as it was found. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { AuditService } from '../directory/people/audit.service.js';
import {
  ENTERPRISE_LIMITS,
  type CheckupPoint,
  type CheckupPoints,
} from '../protocol/outreach/enterprises.js';
import { Store, type Queries } from '../store/store.js';
import { findPointsOf, insertPoints, updatePoints } from './checkups.repository.js';
import { SHIPPED_POINTS } from './shipped-points.js';

/** Without an id: a new one. */
export type GivenPoint = Omit<CheckupPoint, 'id'> & { id?: string };

@Injectable()
export class CheckupPointsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  async of(unitId: string, from: Queries = this.store.read): Promise<CheckupPoints> {
    const row = await findPointsOf(from, unitId);
    return { items: row?.points ?? [...SHIPPED_POINTS], version: row?.version ?? 0 };
  }

  /** @throws Refusal `too_many_kept`, `stale` where somebody was faster, `invalid` for an id that is not in the list */
  async replace(
    actor: Actor,
    { points, version }: { points: readonly GivenPoint[]; version?: number },
  ): Promise<CheckupPoints> {
    const max = ENTERPRISE_LIMITS.points;
    if (points.length > max) refuse('too_many_kept', { params: { max } });
    const { unitId } = actor;
    return this.store.write(
      'checkup-points',
      async (tx) => {
        const before = await this.of(unitId, tx);
        const items = this.kept(points, before.items);
        if (JSON.stringify(items) === JSON.stringify(before.items)) return before;
        if (version !== undefined && version !== before.version) refuse('stale');
        const row = {
          unitId,
          points: items,
          version: before.version,
          changedBy: actor.id,
          changedAt: this.clock.now(),
        };
        if (before.version === 0) await insertPoints(tx, { ...row, version: 1 });
        else if (!(await updatePoints(tx, row))) refuse('stale');
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'checkup.points',
          subject: unitId,
          data: { points: items.length },
        });
        return { items, version: before.version + 1 };
      },
      { queue: `checkup-points:${unitId}` },
    );
  }

  /** Those that are there keep their ids, each once. */
  private kept(given: readonly GivenPoint[], before: readonly CheckupPoint[]): CheckupPoint[] {
    const free = new Set(before.map(({ id }) => id));
    return given.map(({ id, text, isUsed }) => {
      if (id !== undefined && !free.delete(id)) refuse('invalid', { fields: { points: 'field_choice' } });
      return { id: id ?? newId(this.clock), text, isUsed };
    });
  }
}
