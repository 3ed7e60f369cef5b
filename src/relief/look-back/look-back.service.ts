/** A search back is asked for, and a person decides on each call that it found: a lead is made of it, or it is set aside. */
import { Injectable } from '@nestjs/common';
import { readCall, rowForDisplay } from '../../desk/views/readable-call.query.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { refuseFileOfAnother } from '../../directory/units/file-of-another.js';
import { JobsService } from '../../jobs/jobs.service.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import type { LookBack, LookBackDecision, LookBackHit } from '../../protocol/relief/look-back.js';
import { Store, type Tx } from '../../store/store.js';
import { leadsQueue } from '../leads/lead-desk.js';
import { leadContext } from '../leads/lead-seal.js';
import { LeadsService } from '../leads/leads.service.js';
import { findLead } from '../leads/rows/leads.repository.js';
import { LOOK_BACK_JOB } from './look-back-job.js';
import type { LookBackHitRow } from './look-back.entity.js';
import { readsCall } from './look-back-readers.js';
import { LookBackQuery, reasonSealContext } from './look-back.query.js';
import { callsWithoutLead, decideHit, findHit } from './look-back.repository.js';

@Injectable()
export class LookBackService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly jobs: JobsService,
    private readonly leads: LeadsService,
    private readonly query: LookBackQuery,
  ) {}

  /** @throws Refusal `job_alone` where the unit's search is under way */
  async start(actor: Actor): Promise<LookBack> {
    await this.jobs.ask(actor, LOOK_BACK_JOB, {});
    return this.query.of(actor, {});
  }

  /**
   * The same again by the same person is the hit as it is.
   * @throws Refusal `not_found` where the call is not theirs to read; `conflict` where somebody has decided, or made a
   *   lead of the call; `invalid` where the words that the decision needs are missing
   */
  async decide(actor: Actor, id: string, given: LookBackDecision): Promise<LookBackHit> {
    const missing = given.decision === 'lead' ? 'note' : 'reason';
    if (!given[missing]?.trim()) refuse('invalid', { fields: { [missing]: 'field_required' } });
    const row = await this.store.write('look-back-decide', (tx) => this.decided(tx, actor, id, given), {
      queue: leadsQueue(actor.unitId),
    });
    const [hit] = await this.query.shown(actor, [row]);
    return hit ?? refuse('not_found');
  }

  private async decided(tx: Tx, actor: Actor, id: string, given: LookBackDecision): Promise<LookBackHitRow> {
    const { decision, note, reason } = given;
    const hit = await this.readable(tx, actor, id);
    if (await this.isSame(tx, actor, hit, given)) return hit;
    if (hit.decidedBy !== null)
      refuse('look_back_decided', { holder: holderOf(this.directory, hit.decidedBy) });
    if (!(await callsWithoutLead(tx, actor.unitId, [hit.callId])).size) refuse('look_back_has_lead');
    const from = { callId: hit.callId };
    const made =
      decision === 'lead'
        ? await this.leads.createIn(tx, actor, { from, kind: hit.kind, note: note! }, { lookBack: true })
        : undefined;
    const changes = {
      decision,
      decidedBy: actor.id,
      decidedAt: this.clock.now(),
      reason: decision === 'set_aside' ? this.seal.seal(reasonSealContext(id), reason!) : null,
      leadId: made?.row.id ?? null,
    };
    if (!(await decideHit(tx, id, changes))) refuse('stale');
    const { callId, kind } = hit;
    await this.audit.write(tx, {
      actorId: actor.id,
      act: 'look_back.decide',
      subject: id,
      data: { callId, kind, decision, ...(made && { leadId: made.row.id }) },
    });
    return { ...hit, ...changes };
  }

  /** By the same person in the same words. */
  private async isSame(
    tx: Tx,
    { id }: Actor,
    hit: LookBackHitRow,
    { decision, note, reason }: LookBackDecision,
  ): Promise<boolean> {
    if (hit.decidedBy !== id || hit.decision !== decision) return false;
    if (hit.reason !== null) return this.seal.tryOpen(reasonSealContext(hit.id), hit.reason) === reason;
    const lead = hit.leadId === null ? undefined : await findLead(tx, hit.leadId);
    return lead !== undefined && this.seal.tryOpen(leadContext('note', lead.id), lead.note) === note;
  }

  /** @throws Refusal `not_found`, for a unit above in a sentence of its own */
  private async readable(tx: Tx, actor: Actor, id: string): Promise<LookBackHitRow> {
    const hit = await findHit(tx, id);
    if (hit?.unitId !== actor.unitId) return refuseFileOfAnother(this.directory, actor, hit?.unitId);
    const call = await readCall(tx, hit.callId);
    return call && readsCall(rowForDisplay(call), actor) ? hit : refuse('not_found');
  }
}
