/** An activity that answers what came again in a community (未诉先办): one touch plans both. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { localDay } from '../../protocol/time/local-day.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { findProposalOfUnit, updateStandingProposal } from '../../proposal/proposals.repository.js';
import type { Tx } from '../../store/store.js';
import type { ActivityDraft } from './activity-draft.js';
import { coordinates } from './activity-roles.js';

@Injectable()
export class ActivityProposalsService {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
  ) {}

  /**
   * Inside the write that makes the activity: the proposal is planned for its day.
   * @returns the community, which is the proposal's
   * @throws Refusal `forbidden` for who does not decide on proposals; `invalid` for another unit's proposal and another
   *   community; `conflict` once it was done or dismissed
   */
  async plan(
    tx: Tx,
    actor: Actor,
    id: string,
    { fromAt, communityId }: Pick<ActivityDraft, 'fromAt' | 'communityId'>,
  ): Promise<string> {
    if (!coordinates(actor)) refuse('forbidden');
    const proposal =
      (await findProposalOfUnit(tx, id, actor.unitId)) ??
      refuse('invalid', { fields: { proposalId: 'field_choice' } });
    if (communityId !== null && communityId !== proposal.communityId)
      refuse('invalid', { fields: { communityId: 'field_choice' } });
    const plannedFor = localDay(fromAt);
    const decided = { plannedFor, decidedBy: actor.id, decidedAt: this.clock.now() };
    if (!(await updateStandingProposal(tx, id, { state: 'planned', ...decided })))
      refuse('proposal_decided', { holder: holderOf(this.directory, proposal.decidedBy ?? '') });
    const data = { decision: 'planned', plannedFor };
    await this.audit.write(tx, { actorId: actor.id, act: 'proposal.decide', subject: id, data });
    return proposal.communityId;
  }
}
