/** Leads are made, handed to another in charge, and corrected. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import { AgencyRequestsService } from '../../agencies/agency-requests.service.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { isStaffOf } from '../../directory/holder.js';
import type { LeadChange } from '../../protocol/relief/lead-changes.js';
import type { LeadBeneficiary, LeadDetail, NewLead } from '../../protocol/relief/leads.js';
import { Store, type Tx } from '../../store/store.js';
import { beneficiaryMeant } from './beneficiary-masks.js';
import { LeadDesk, leadsQueue } from './lead-desk.js';
import { keepGrantAnew } from './lead-grants.js';
import { leadContext, openBeneficiary, sealBeneficiary } from './lead-seal.js';
import { sourceOfLead } from './lead-source.js';
import { insertDeadlines } from './rows/lead-deadlines.repository.js';
import type { LeadRow } from './rows/leads.entity.js';
import { findSameLead, insertLead, insertStep, nextLeadNumber, updateLead } from './rows/leads.repository.js';
import { deadlinesOfLead } from './way/lead-deadlines.js';

@Injectable()
export class LeadsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly desk: LeadDesk,
    private readonly requests: AgencyRequestsService,
  ) {}

  /**
   * The same by the same person again is the lead as it is.
   * @throws Refusal `invalid`, and as `sourceOfLead`
   */
  async create(actor: Actor, given: NewLead): Promise<{ lead: LeadDetail; made: boolean }> {
    const { row, made } = await this.store.write('lead-make', (tx) => this.createIn(tx, actor, given), {
      queue: leadsQueue(actor.unitId),
    });
    return { lead: await this.desk.views.detail(actor, row), made };
  }

  /**
   * Inside a write of the leads' queue, for what makes a lead of something else.
   * @param lookBack from a search back through closed calls
   */
  async createIn(
    tx: Tx,
    actor: Actor,
    given: NewLead,
    { lookBack = false }: { lookBack?: boolean } = {},
  ): Promise<{ row: LeadRow; made: boolean }> {
    const now = this.clock.now();
    const { unitId } = actor;
    const beneficiary = given.beneficiary && beneficiaryMeant(given.beneficiary);
    const source = await sourceOfLead({ read: tx, directory: this.directory }, actor, given.from, lookBack);
    const said = [actor.id, source, given.kind, given.note, beneficiary];
    const sameAs = this.seal.index('lead.same_as', JSON.stringify(said));
    const same = await findSameLead(tx, unitId, sameAs);
    if (same) return { row: same, made: false };
    const id = newId(this.clock);
    const deadlines = deadlinesOfLead(this.desk.counting(unitId), now);
    const row: LeadRow = {
      id,
      unitId,
      number: await nextLeadNumber(tx, unitId, now),
      kind: given.kind ?? 'other',
      ...source,
      madeBy: actor.id,
      madeAt: now,
      inCharge: actor.id,
      departmentId: actor.departmentId,
      sameAs,
      step: 'lead',
      gateCase: null,
      granted: null,
      endedAt: null,
      nearAt: deadlines[0]!.nearAt,
      dueAt: deadlines[0]!.dueAt,
      note: this.seal.seal(leadContext('note', id), given.note),
      ...sealBeneficiary(this.seal, id, beneficiary),
      paidOn: null,
      toldOn: null,
      answeredAt: null,
      answeredBy: null,
      helped: null,
      answerText: null,
      version: 1,
    };
    await insertLead(tx, row);
    await insertStep(tx, { leadId: id, step: 'lead', place: 1, at: now, doneBy: actor.id, said: null });
    await insertDeadlines(tx, id, deadlines);
    await this.note(tx, actor, 'lead.make', id, { source: source.sourceKind, sourceId: source.sourceId });
    return { row, made: true };
  }

  /** What is given, and leaves the rest. @throws Refusal `not_found`, `forbidden`, `stale`, `invalid`, `lead_over`, `lead_granted_before` */
  change(actor: Actor, id: string, given: LeadChange): Promise<LeadDetail> {
    return this.desk.change(actor, 'lead-change', id, async (tx, before) => {
      const changes = this.changesOf(before, given);
      const changed = Object.keys(changes);
      if (!changed.length) return before;
      if (given.version !== undefined && given.version !== before.version) refuse('stale');
      // Whose data it is may have it erased whenever they ask.
      const erases =
        given.beneficiary === null && !('inCharge' in changes || 'kind' in changes || 'note' in changes);
      if (before.endedAt !== null && !erases) refuse('lead_over');
      if (changes.inCharge !== undefined) await this.requireMayCarry(tx, before, changes.inCharge);
      if (!(await updateLead(tx, before, changes))) refuse('stale');
      const after = { ...before, ...changes, version: before.version + 1 };
      if (given.beneficiary && 'basis' in changes) await keepGrantAnew(tx, this.seal, after);
      if (changes.inCharge !== undefined) await this.requests.handOver(tx, 'lead', id, changes.inCharge);
      await this.note(tx, actor, 'lead.change', id, { changed });
      return after;
    });
  }

  private changesOf(before: LeadRow, { inChargeId, kind, note, beneficiary }: LeadChange): Partial<LeadRow> {
    const { id } = before;
    const known = openBeneficiary(this.seal, before);
    const wanted = beneficiary && beneficiaryMeant(beneficiary, known?.given);
    const differs =
      wanted === null
        ? before.basis !== null
        : JSON.stringify(sorted(wanted)) !== JSON.stringify(sorted(known?.given));
    return {
      ...(inChargeId !== undefined && inChargeId !== before.inCharge && { inCharge: inChargeId }),
      ...(kind !== undefined && kind !== before.kind && { kind }),
      ...(note !== undefined &&
        note !== this.seal.tryOpen(leadContext('note', id), before.note) && {
          note: this.seal.seal(leadContext('note', id), note),
        }),
      ...(wanted !== undefined && differs && sealBeneficiary(this.seal, id, wanted)),
    };
  }

  /** Staff of the unit, and nobody with an interest in the call. */
  private async requireMayCarry(tx: Tx, lead: LeadRow, personId: string): Promise<void> {
    if (!isStaffOf(this.directory, lead.unitId, personId))
      refuse('invalid', { fields: { inChargeId: 'field_choice' } });
    const line = await this.desk.callOf(tx, lead);
    if (line?.ringing.recused.includes(personId))
      refuse('invalid', { fields: { inChargeId: 'field_recused' } });
  }

  private note = (tx: Tx, actor: Actor, act: string, subject: string, data: Record<string, unknown>) =>
    this.audit.write(tx, { actorId: actor.id, act, subject, data });
}

const sorted = (given: LeadBeneficiary | null | undefined) =>
  given &&
  Object.entries(given)
    .filter(([, value]) => value)
    .sort(([a], [b]) => (a < b ? -1 : 1));
