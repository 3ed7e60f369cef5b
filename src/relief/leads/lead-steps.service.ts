/** The steps of a lead, each written once by somebody who carries it on, with what then begins to count. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import { requireDayAhead } from '../../kernel/time/day-ahead.js';
import { Seal } from '../../kernel/seal/seal.js';
import { AuditService } from '../../directory/people/audit.service.js';
import type { LeadDetail, LeadStepPayload } from '../../protocol/relief/leads.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { Tx } from '../../store/store.js';
import { CapService } from '../cap/cap.service.js';
import { LeadDesk } from './lead-desk.js';
import { keepGrantElsewhere, keepGrantOf } from './lead-grants.js';
import { openSaid, sealSaid, type Said } from './lead-seal.js';
import {
  dropDeadlines,
  endDeadline,
  findDeadlinesOf,
  insertDeadlines,
} from './rows/lead-deadlines.repository.js';
import type { LeadRow, LeadStepRow } from './rows/leads.entity.js';
import { findStepsOf, findVisitsOf, insertStep, updateLead } from './rows/leads.repository.js';
import { deadlinesAfter, MET_BY, visitMonthsOf } from './way/lead-deadlines.js';
import { faultsOf, isEnd, mayFollow, standingAfter, standsSentence } from './way/lead-way.js';

@Injectable()
export class LeadStepsService {
  constructor(
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly desk: LeadDesk,
    private readonly cap: CapService,
  ) {}

  /**
   * The same step again by the same person with the same content is the lead as it is.
   * @throws Refusal `not_found`, `forbidden`; `conflict` saying which step stands and which comes next where it is not
   *   this one's turn, `stale`, `lead_granted_before`, `lead_granted_elsewhere`, `relief_above_cap`; `invalid` naming each field that is
   *   missing or does not belong to the step
   */
  write(actor: Actor, id: string, asked: LeadStepPayload): Promise<LeadDetail> {
    const given = withDay(asked);
    const now = this.clock.now();
    return this.desk.change(actor, 'lead-step', id, async (tx, before) => {
      const steps = await findStepsOf(tx, id);
      const done = steps.find(({ step }) => step === given.step);
      if (done && this.isSame(actor, done, given)) return before;
      if (!mayFollow(before, given.step)) refuse(standsSentence(before));
      const fields = faultsOf(given);
      if (fields) refuse('invalid', { fields });
      if (given.version !== undefined && given.version !== before.version) refuse('stale');
      requireDayAhead('answerBy', given.answerBy, now);
      if (given.paidOn !== undefined && given.paidOn > localDay(now))
        refuse('invalid', { fields: { paidOn: 'field_not_yet' } });
      const compared = await this.checkCap(tx, before, given, now);
      const changes = await this.changesBy(tx, before, given, now);
      if (!(await updateLead(tx, before, changes))) refuse('stale');
      const said = { ...saidOf(given), ...compared, ...(await this.visitsMade(tx, before, given)) };
      await insertStep(tx, {
        leadId: id,
        step: given.step,
        place: steps.length + 1,
        at: now,
        doneBy: actor.id,
        said: sealSaid(this.seal, id, given.step, said),
      });
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'lead.step',
        subject: id,
        data: { step: given.step },
      });
      return { ...before, ...changes, version: before.version + 1 };
    });
  }

  private async changesBy(
    tx: Tx,
    before: LeadRow,
    given: LeadStepPayload,
    now: number,
  ): Promise<Partial<LeadRow>> {
    const { id } = before;
    if (given.step === 'decided') await this.requireOneGrant(tx, before, given);
    const met = MET_BY[given.step];
    if (met) await endDeadline(tx, id, met, now);
    if (given.step === 'closed' || given.step === 'withdrawn') await dropDeadlines(tx, id, now);
    await insertDeadlines(tx, id, deadlinesAfter(this.desk.counting(before.unitId), given, now));
    return {
      ...standingAfter(before, given),
      ...(isEnd(given.step) && { endedAt: now }),
      ...(given.paidOn !== undefined && { paidOn: given.paidOn }),
      ...(await this.desk.firstDue(tx, id)),
    };
  }

  /**
   * By the wage of the year before, which stays with the step. Where nobody has entered that, the amount is taken and marked.
   * @throws Refusal `relief_above_cap` without its approval
   */
  private async checkCap(
    tx: Tx,
    { unitId }: LeadRow,
    { step, granted, amountFen, approved, parts }: LeadStepPayload,
    now: number,
  ): Promise<Pick<Said, 'cap' | 'capUnchecked'>> {
    if (step !== 'decided' || !granted || amountFen === undefined) return {};
    const asked = {
      amountFen,
      ...(approved !== undefined && { approved }),
      ...(parts && { parts: parts.map((part) => ({ body: part.body, fen: part.amountFen })) }),
    };
    try {
      const { months, wage, needsApproval } = await this.cap.requireWithin(unitId, now, asked, tx);
      return { cap: { months, year: wage.year, above: needsApproval } };
    } catch (error) {
      if (error instanceof Refusal && error.sentence === 'relief_wage_unknown') return { capUnchecked: true };
      throw error;
    }
  }

  /** What another has granted for the same case leaves no second grant, and neither does what was noted of others. */
  private async requireOneGrant(
    tx: Tx,
    lead: LeadRow,
    { granted, elsewhere }: LeadStepPayload,
  ): Promise<void> {
    const [other] = elsewhere ?? [];
    if (granted && other) refuse('lead_granted_elsewhere', { params: { body: other.body } });
    if (granted) await keepGrantOf(tx, this.seal, lead);
    else if (other) await keepGrantElsewhere(tx, this.seal, lead);
  }

  private async visitsMade(
    tx: Tx,
    { id }: LeadRow,
    { step }: LeadStepPayload,
  ): Promise<Pick<Said, 'visits'>> {
    if (step !== 'visits' && step !== 'closed') return {};
    const of = (await findDeadlinesOf(tx, id)).filter(({ name }) => visitMonthsOf(name) !== null).length;
    const made = (await findVisitsOf(tx, id)).length;
    return of ? { visits: { made, of } } : {};
  }

  private isSame(
    { id }: Actor,
    { leadId, step, doneBy, said }: LeadStepRow,
    given: LeadStepPayload,
  ): boolean {
    if (doneBy !== id || step === 'lead') return false;
    const {
      cap: _cap,
      capUnchecked: _unchecked,
      visits: _visits,
      ...kept
    } = openSaid(this.seal, leadId, step, said);
    return JSON.stringify(inOrder(kept)) === JSON.stringify(inOrder(saidOf(given)));
  }
}

/** An instant means its day. */
const withDay = ({ answerBy, ...given }: LeadStepPayload): LeadStepPayload => ({
  ...given,
  ...(answerBy !== undefined && {
    answerBy: answerBy.includes('T') ? localDay(Date.parse(answerBy)) : answerBy,
  }),
});

/** Empty words are none. */
function saidOf({ step: _step, version: _version, ...said }: LeadStepPayload): Said {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''));
}
const inOrder = (said: Said) => Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1));
