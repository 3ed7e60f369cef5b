/** A problem of a check-up becomes a call: whoever makes it one holds it at once, as a walk-in. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import { RaiseService } from '../../calls/commands/raise.service.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { enterpriseView } from '../../enterprises/enterprise.view.js';
import { findEnterpriseOfUnit } from '../../enterprises/enterprises.repository.js';
import type { EnterpriseRow } from '../../enterprises/enterprises.entity.js';
import type { ResidentParticulars } from '../../protocol/calls/call-summary.js';
import type { Checkup } from '../../protocol/outreach/enterprises.js';
import { pointSummary } from '../../protocol/outreach/point-summary.js';
import { MessageLimits } from '../../realtime/message-limits.js';
import { Store } from '../../store/store.js';
import { findingContext, writesIn } from '../checkup.view.js';
import type { CheckupFindingRow } from '../checkups.entity.js';
import { CheckupsQuery } from '../checkups.query.js';
import { findCheckupOfUnit, findFindingsOf, linkFindingCall } from '../checkups.repository.js';

export interface PointCall {
  /** Enterprise, point and what was found where nothing is said. */
  summary?: string;
  /** The enterprise's contact agrees to stand in the call. */
  withContact?: boolean;
}

@Injectable()
export class FindingCallsService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly query: CheckupsQuery,
    private readonly raising: RaiseService,
    private readonly limits: MessageLimits,
  ) {}

  /**
   * Call and problem are written together. One that is a call already is the thing as it is, whoever was faster.
   * @throws Refusal `not_found`, `checkup_not_own`, `calls_of_points_by_officers`, `checkup_cancelled`,
   * `point_no_problem`, `point_dispute`, `point_solved_already`, `stale`, and as `RaiseService.raise`
   */
  async make(actor: Actor, checkupId: string, pointId: string, given: PointCall): Promise<Checkup> {
    const { finding, enterprise } = await this.ready(actor, checkupId, pointId);
    if (finding.callId === null)
      await this.limits.spend('raise', actor, async (asker) => {
        try {
          const payload = {
            desk: true,
            clientCallId: finding.id,
            category: 'enterprise',
            communityId: enterprise.communityId,
            summary: given.summary ?? this.summaryOf(enterprise, finding),
            ...(given.withContact && this.contactOf(enterprise)),
          };
          await this.raising.raise(asker, payload, async ({ tx }, callId) => {
            if (!(await linkFindingCall(tx, finding.id, callId))) refuse('stale');
            const data = { pointId, callId, ...(given.withContact && { contact: true }) };
            await this.audit.write(tx, { actorId: actor.id, act: 'checkup.call', subject: checkupId, data });
          });
        } catch (error) {
          // Somebody of the same check-up was faster by an instant: it is their call.
          if (!(await this.isCall(checkupId, pointId))) throw error;
        }
      });
    return this.query.one(actor, checkupId);
  }

  private async ready(
    actor: Actor,
    checkupId: string,
    pointId: string,
  ): Promise<{ finding: CheckupFindingRow; enterprise: EnterpriseRow }> {
    const from = this.store.read;
    const checkup = (await findCheckupOfUnit(from, checkupId, actor.unitId)) ?? refuse('not_found');
    if (!writesIn(actor, checkup)) refuse('checkup_not_own');
    if (!actor.roles.includes('officer')) refuse('calls_of_points_by_officers');
    if (checkup.state === 'cancelled') refuse('checkup_cancelled');
    const finding = (await findFindingsOf(from, checkupId)).find((one) => one.pointId === pointId);
    if (finding?.finding !== 'problem') return refuse('point_no_problem');
    if (finding.callId === null && finding.dispute) refuse('point_dispute');
    if (finding.callId === null && finding.solvedAt !== null) refuse('point_solved_already');
    const enterprise =
      (await findEnterpriseOfUnit(from, checkup.enterpriseId, actor.unitId)) ?? refuse('not_found');
    return { finding, enterprise };
  }

  private async isCall(checkupId: string, pointId: string): Promise<boolean> {
    const findings = await findFindingsOf(this.store.read, checkupId);
    return findings.some((one) => one.pointId === pointId && one.callId !== null);
  }

  private summaryOf({ name }: EnterpriseRow, { id, text, words }: CheckupFindingRow): string {
    const said = words === null ? undefined : this.seal.tryOpen(findingContext('words', id), words);
    return pointSummary(name, { text, ...(said !== undefined && { words: said }) });
  }

  /** Whom to phone, in clear for whoever handles it; nothing where nothing is kept or can be read. */
  private contactOf(row: EnterpriseRow): { resident?: ResidentParticulars } {
    const { contactName: name, contactPhone: phone } = enterpriseView(
      { seal: this.seal, directory: this.directory },
      row,
      'clear',
    );
    if (!name && !phone) return {};
    return { resident: { ...(name && { name }), ...(phone && { phone }), basis: 'consent' } };
  }
}
