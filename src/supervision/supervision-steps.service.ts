/** A lead for supervision goes to a department, which gives its receipt; what comes of it is told to who handed it in. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import { refuseFileOfAnother } from '../directory/units/file-of-another.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import {
  OUTCOMES_AT_ONCE,
  type SupervisionEnd,
  type SupervisionHandOver,
  type SupervisionLead,
  type SupervisionReceipt,
} from '../protocol/relief/supervision.js';
import { Store, type Tx } from '../store/store.js';
import type { SupervisionLeadRow } from './supervision.entity.js';
import { leadSealContext, SupervisionLeadViews } from './supervision-lead.view.js';
import { findLead, updateLead } from './supervision-leads.repository.js';
import { supervisionQueue } from './supervision-leads.service.js';
import { SupervisionNoticesService } from './supervision-notices.service.js';

/** What a step makes of the row; null where it stands as it was wanted. */
type Step = (
  tx: Tx,
  before: SupervisionLeadRow,
) => Promise<{ act: string; changes: Partial<SupervisionLeadRow>; data?: Record<string, unknown> } | null>;

@Injectable()
export class SupervisionStepsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly notices: SupervisionNoticesService,
    private readonly views: SupervisionLeadViews,
  ) {}

  /** @throws Refusal also `supervision_handed_over` with who was faster, `invalid` for a department of others */
  handOver(
    actor: Actor,
    id: string,
    { departmentId, version }: SupervisionHandOver,
  ): Promise<SupervisionLead> {
    return this.change(actor, id, version, async (tx, before) => {
      if (this.directory.department(departmentId)?.unitId !== actor.unitId)
        refuse('invalid', { fields: { departmentId: 'field_choice' } });
      if (before.state === 'handed_over') {
        if (before.departmentId === departmentId) return null;
        refuse('supervision_handed_over', { holder: holderOf(this.directory, before.handedOverBy ?? '') });
      }
      requireOpen(before);
      await this.notices.department(tx, before, departmentId, actor.id);
      return {
        act: 'supervision.hand_over',
        changes: {
          state: 'handed_over',
          departmentId,
          handedOverBy: actor.id,
          handedOverAt: this.clock.now(),
        },
        data: { departmentId },
      };
    });
  }

  /** The department's. */
  receipt(actor: Actor, id: string, { receipt, version }: SupervisionReceipt): Promise<SupervisionLead> {
    return this.change(actor, id, version, async (_, before) => {
      if (before.receipt === receipt) return null;
      requireOpen(before);
      if (before.state === 'received') refuse('supervision_not_handed_over');
      return { act: 'supervision.receipt', changes: { receipt, receiptAt: this.clock.now() } };
    });
  }

  /** Tells who handed it in, and closes it. Taken up or settled it is by a department only. */
  end(actor: Actor, id: string, { outcome, text, version }: SupervisionEnd): Promise<SupervisionLead> {
    return this.change(actor, id, version, async (tx, before) => {
      const context = leadSealContext('outcome_text', before.id);
      if (before.state === 'closed' && before.closedBy === actor.id && before.outcome === outcome)
        if (this.seal.tryOpen(context, before.outcomeText ?? '') === text) return null;
      requireOpen(before);
      if (before.state === 'received' && !OUTCOMES_AT_ONCE.includes(outcome))
        refuse('supervision_not_handed_over');
      await this.notices.whoHandedIn(tx, before, actor.id);
      return {
        act: 'supervision.outcome',
        changes: {
          state: 'closed',
          outcome,
          outcomeText: this.seal.seal(context, text),
          closedBy: actor.id,
          toldAt: this.clock.now(),
        },
        data: { outcome },
      };
    });
  }

  /** @throws Refusal `not_found`, `unit_above_no_file`, `supervision_hidden` */
  async ofUnit(tx: Parameters<typeof findLead>[0], actor: Actor, id: string): Promise<SupervisionLeadRow> {
    const row = await findLead(tx, id);
    if (row?.unitId !== actor.unitId) return refuseFileOfAnother(this.directory, actor, row?.unitId);
    return (await this.views.reads(actor, row, tx)) ? row : refuse('supervision_hidden');
  }

  /** @throws Refusal as `ofUnit`, `supervision_closed`, `stale` */
  private change(
    actor: Actor,
    id: string,
    version: number | undefined,
    step: Step,
  ): Promise<SupervisionLead> {
    return this.store.write(
      'supervision-step',
      async (tx) => {
        const before = await this.ofUnit(tx, actor, id);
        const done = await step(tx, before);
        if (!done) return this.views.one(actor, before, tx);
        if (version !== undefined && version !== before.version) refuse('stale');
        if (!(await updateLead(tx, before, done.changes))) refuse('stale');
        const { act, data } = done;
        await this.audit.write(tx, { actorId: actor.id, act, subject: id, ...(data && { data }) });
        return this.views.one(actor, { ...before, ...done.changes, version: before.version + 1 }, tx);
      },
      { queue: supervisionQueue(actor.unitId) },
    );
  }
}

function requireOpen({ state, number }: SupervisionLeadRow): void {
  if (state === 'closed') refuse('supervision_closed', { params: { number } });
}
