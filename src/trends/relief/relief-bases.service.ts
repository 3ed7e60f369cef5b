/** Entering what was granted and by which base, for a unit and a year. The last of two who saw the same is told. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { isInTree } from '../../directory/units/unit-tree.js';
import { localDay } from '../../protocol/time/local-day.js';
import { RELIEF_TREND_LIMITS, type ReliefBasePayload } from '../../protocol/trends/relief.js';
import { Store } from '../../store/store.js';
import type { ReliefBaseRow } from './relief-base.entity.js';
import { findReliefBase, insertReliefBase, updateReliefBase } from './relief-bases.repository.js';

const ENTERED = ['granted', 'base', 'grantedFen', 'source'] as const;

@Injectable()
export class ReliefBasesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
  ) {}

  /**
   * Of one's own unit and of those below. The same again is no change.
   * @throws Refusal `not_found` for a unit that is not in one's tree, `invalid`, `stale` where somebody was faster
   */
  async put(actor: Actor, given: ReliefBasePayload): Promise<ReliefBaseRow> {
    const unitId = given.unitId ?? actor.unitId;
    if (!isInTree(this.directory, actor.unitId, unitId)) refuse('not_found');
    this.requireSound(given);
    const { year, granted, base, grantedFen = null, source, version } = given;
    const entered = { granted, base, grantedFen, source };
    return this.store.write(
      'relief-base',
      async (tx) => {
        const before = await findReliefBase(tx, unitId, year);
        if (before && ENTERED.every((name) => before[name] === entered[name])) return before;
        if (version !== before?.version) refuse('stale');
        const by = { enteredBy: actor.id, enteredAt: this.clock.now() };
        const after: ReliefBaseRow = {
          id: before?.id ?? newId(this.clock),
          unitId,
          year,
          ...entered,
          ...by,
          version: (before?.version ?? 0) + 1,
        };
        if (!before) await insertReliefBase(tx, after);
        else if (!(await updateReliefBase(tx, before, { ...entered, ...by }))) refuse('stale');
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'relief-base.enter',
          subject: after.id,
          data: { unitId, year, ...(before && { before: pick(before) }), after: pick(after) },
        });
        return after;
      },
      { queue: `relief-bases:${unitId}` },
    );
  }

  private requireSound({ year, granted, base, grantedFen }: ReliefBasePayload): void {
    const min = RELIEF_TREND_LIMITS.firstYear;
    const max = Number(localDay(this.clock.now()).slice(0, 4));
    if (year < min || year > max)
      refuse('invalid', { fields: { year: { sentence: 'field_year_range', params: { min, max } } } });
    if (base !== null && granted > base)
      refuse('invalid', { fields: { granted: { sentence: 'field_granted_above_base', params: { base } } } });
    if (granted === 0 && grantedFen)
      refuse('invalid', { fields: { grantedFen: 'field_amount_without_grant' } });
  }
}

const pick = ({ granted, base, grantedFen }: ReliefBaseRow) => ({ granted, base, grantedFen });
