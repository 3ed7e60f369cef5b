/** What is noted beside the steps: visits, the money's arrival, and what whoever it was referred to answered. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type {
  LeadAnswerPayload,
  LeadPaymentPayload,
  LeadVisitPayload,
} from '../../protocol/relief/lead-changes.js';
import type { LeadDetail } from '../../protocol/relief/leads.js';
import { dayBegins, localDay } from '../../protocol/time/local-day.js';
import type { Tx } from '../../store/store.js';
import { LeadDesk } from './lead-desk.js';
import { leadContext, visitContext } from './lead-seal.js';
import { endDeadline, findDeadlinesOf, recountDeadline } from './rows/lead-deadlines.repository.js';
import type { LeadRow } from './rows/leads.entity.js';
import { findStepsOf, findVisitsOf, insertVisit, updateLead } from './rows/leads.repository.js';
import { deadlinesOfGrant, visitName } from './way/lead-deadlines.js';

@Injectable()
export class LeadFollowUpsService {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly desk: LeadDesk,
  ) {}

  /**
   * A visit that was made, early or late; each once. The same again by the same person is the lead as it is.
   * @throws Refusal `not_found`, `forbidden`, `lead_no_visits`, `lead_over`, `lead_visit_made` naming who made it,
   *   `stale`
   */
  visit(actor: Actor, id: string, { months, way, note = '' }: LeadVisitPayload): Promise<LeadDetail> {
    return this.desk.change(actor, 'lead-visit', id, async (tx, before) => {
      const made = (await findVisitsOf(tx, id)).find((one) => one.months === months);
      if (made) {
        const kept = made.note === null ? '' : this.seal.tryOpen(visitContext(id, months), made.note);
        if (made.doneBy === actor.id && made.way === way && kept === note) return before;
        refuse('lead_visit_made', { holder: holderOf(this.directory, made.doneBy) });
      }
      const planned = (await findDeadlinesOf(tx, id)).some(({ name }) => name === visitName(months));
      if (!planned) refuse(before.granted ? 'lead_no_such_visit' : 'lead_no_visits');
      if (before.endedAt !== null) refuse('lead_over');
      const now = this.clock.now();
      await insertVisit(tx, {
        leadId: id,
        months,
        at: now,
        doneBy: actor.id,
        way,
        note: note ? this.seal.seal(visitContext(id, months), note) : null,
      });
      await endDeadline(tx, id, visitName(months), now);
      return this.changed(tx, actor, before, 'lead.visit', {}, { months });
    });
  }

  /**
   * When the money arrived, and that the applicant was told of it. Visits that are to come count from its day.
   * @throws Refusal `not_found`, `forbidden`, `lead_not_granted`, `lead_over`, `invalid`, `stale`
   */
  payment(actor: Actor, id: string, { paidOn, toldOn }: LeadPaymentPayload): Promise<LeadDetail> {
    return this.desk.change(actor, 'lead-payment', id, async (tx, before) => {
      if (before.paidOn === paidOn && before.toldOn === (toldOn ?? before.toldOn)) return before;
      if (!before.granted) refuse('lead_not_granted');
      if (before.endedAt !== null) refuse('lead_over');
      const now = this.clock.now();
      const today = localDay(now);
      if (paidOn > today) refuse('invalid', { fields: { paidOn: 'field_not_yet' } });
      if (toldOn !== undefined && toldOn > today) refuse('invalid', { fields: { toldOn: 'field_not_yet' } });
      const told = toldOn ?? before.toldOn;
      if (told !== null && told < paidOn) refuse('invalid', { fields: { toldOn: 'field_before_paid' } });
      if (paidOn !== before.paidOn) {
        const decided = (await findStepsOf(tx, id)).find(({ step }) => step === 'decided')!;
        const counted = deadlinesOfGrant(this.desk.counting(before.unitId), decided.at, paidOn);
        for (const one of counted) await recountDeadline(tx, id, one);
      }
      // It is told on a day, and was in time where that day was.
      if (toldOn !== undefined) await endDeadline(tx, id, 'tell_paid', Math.min(now, dayBegins(toldOn)));
      const changes = { paidOn, ...(toldOn !== undefined && { toldOn }) };
      return this.changed(tx, actor, before, 'lead.payment', changes, { changed: Object.keys(changes) });
    });
  }

  /**
   * What whoever it was referred to answered; once.
   * @throws Refusal `not_found`, `forbidden`, `lead_not_referred`, `lead_answered` naming who noted it, `stale`
   */
  answer(actor: Actor, id: string, { helped, text = '' }: LeadAnswerPayload): Promise<LeadDetail> {
    return this.desk.change(actor, 'lead-answer', id, async (tx, before) => {
      if (before.answeredBy !== null) {
        const kept =
          before.answerText === null ? '' : this.seal.tryOpen(leadContext('answer', id), before.answerText);
        if (before.answeredBy === actor.id && before.helped === helped && kept === text) return before;
        refuse('lead_answered', { holder: holderOf(this.directory, before.answeredBy) });
      }
      if (before.step !== 'referred') refuse('lead_not_referred');
      const answeredAt = this.clock.now();
      await endDeadline(tx, id, 'answer', answeredAt);
      const answerText = text ? this.seal.seal(leadContext('answer', id), text) : null;
      const changes = { answeredAt, answeredBy: actor.id, helped, answerText };
      return this.changed(tx, actor, before, 'lead.answer', changes, { helped });
    });
  }

  private async changed(
    tx: Tx,
    actor: Actor,
    before: LeadRow,
    act: string,
    given: Partial<LeadRow>,
    data: Record<string, unknown>,
  ): Promise<LeadRow> {
    const changes = { ...given, ...(await this.desk.firstDue(tx, before.id)) };
    if (!(await updateLead(tx, before, changes))) refuse('stale');
    await this.audit.write(tx, { actorId: actor.id, act, subject: before.id, data });
    return { ...before, ...changes, version: before.version + 1 };
  }
}
