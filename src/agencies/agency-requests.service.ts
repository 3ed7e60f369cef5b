/**
 * Another agency is asked beside a lead, a petition or a call. The room of the subject says who may, and calls this
 * after; nobody gives orders to an agency, so all that is kept is what was asked, by when, and what came of it.
 */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { requireDayAhead } from '../kernel/time/day-ahead.js';
import {
  AGENCY_REQUEST_LIMITS,
  type AgencyRequest,
  type AgencyRequestSubject,
  type NewAgencyRequest,
} from '../protocol/relief/agency-requests.js';
import { localDay } from '../protocol/time/local-day.js';
import { Store, type Tx } from '../store/store.js';
import { findBodyOfUnit } from '../units/bodies.repository.js';
import { agencyDue, firstReminder, type AgencyDue } from './agency-due.js';
import { agencySealContext, AgencyRequestViews } from './agency-request.view.js';
import type { AgencyRequestRow } from './agency-requests.entity.js';
import { findRequestsOf, handOverRequests, insertRequest } from './agency-requests.repository.js';

/** What the agency is asked about, as its own room knows it. */
export interface RequestSubject {
  kind: AgencyRequestSubject;
  id: string;
  /** As people read it aloud. */
  number: string;
  /** Whom a reminder goes to. */
  inCharge: string;
  /** The call that it is or came from. */
  callId?: string;
  communityId?: string;
  /** Its words are for who asks, who is in charge and coordinators; of what came of a call that one says it. */
  guarded?: boolean;
}
/** As it comes in: without a consent it is refused with its own sentence. */
export type GivenRequest = Omit<NewAgencyRequest, 'consent'> & { consent?: NewAgencyRequest['consent'] };

type Sealed = Parameters<typeof agencySealContext>[0];
type Words = Partial<Record<'what' | 'contact' | 'phone' | 'reason', string | undefined>>;

export const agencyRequestsQueue = (unitId: string): string => `agency-requests:${unitId}`;

@Injectable()
export class AgencyRequestsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly views: AgencyRequestViews,
  ) {}

  /** All that was asked beside one subject, in order. The caller has checked that the actor sees it. */
  async of(actor: Actor, kind: AgencyRequestSubject, id: string): Promise<AgencyRequest[]> {
    return this.views.all(actor, await findRequestsOf(this.store.read, kind, id));
  }

  /** The subject has somebody else in charge: they are reminded from now on. Inside the write of that. */
  async handOver(tx: Tx, kind: AgencyRequestSubject, id: string, inCharge: string): Promise<void> {
    await handOverRequests(tx, kind, id, inCharge);
  }

  /** As `askIn`, in a write of its own: of a subject that does not change hands. */
  ask(actor: Actor, subject: RequestSubject, given: GivenRequest): Promise<AgencyRequest> {
    return this.store.write('agency-ask', (tx) => this.askIn(tx, actor, subject, given), {
      queue: agencyRequestsQueue(actor.unitId),
    });
  }

  /**
   * The same again by the same person, while it waits, is the one that waits. The caller has checked that the actor
   * may ask beside this subject, which is of the actor's unit, and writes in the queue in which it changes hands.
   * @throws Refusal `agency_consent`, `agency_answer_by`, `agency_waiting_most`, `agency_hidden`, `invalid`
   */
  async askIn(tx: Tx, actor: Actor, subject: RequestSubject, given: GivenRequest): Promise<AgencyRequest> {
    const now = this.clock.now();
    const consent = requireConsent(given.consent, now);
    const due = this.dueOf(actor.unitId, given, now);
    const agency = await this.agencyOf(tx, actor, given);
    const id = newId(this.clock);
    const sealed = (field: Sealed, words: string | undefined) =>
      words ? this.seal.seal(agencySealContext(field, id), words) : null;
    const row: AgencyRequestRow = {
      id,
      unitId: actor.unitId,
      subjectKind: subject.kind,
      subjectId: subject.id,
      subjectNumber: subject.number,
      callId: subject.callId ?? null,
      guarded: subject.guarded ?? false,
      communityId: subject.communityId ?? null,
      kind: given.kind,
      bodyId: given.bodyId ?? null,
      agency: agency.name,
      contact: sealed('contact', agency.contact),
      phone: sealed('phone', agency.phone),
      what: this.seal.seal(agencySealContext('what', id), given.what),
      consentWay: consent.way,
      consentOn: consent.on ?? null,
      consentReason: sealed('consent_reason', consent.reason),
      askedBy: actor.id,
      askedAt: now,
      inCharge: subject.inCharge,
      state: 'waiting',
      ...due,
      remindAt: firstReminder(due, now),
      receipt: null,
      receiptAt: null,
      remindedBy: null,
      remindedAt: null,
      answer: null,
      answerText: null,
      answeredOn: null,
      inTime: null,
      endedBy: null,
      endedAt: null,
      version: 1,
    };
    if (!(await this.views.reads(actor, row, tx))) refuse('agency_hidden');
    const waiting = (await findRequestsOf(tx, subject.kind, subject.id)).filter(
      ({ state }) => state === 'waiting',
    );
    const words = { what: given.what, contact: agency.contact, phone: agency.phone, reason: consent.reason };
    const same = waiting.find((one) => this.isSame(one, row, words));
    if (same) return this.views.one(actor, same, tx);
    const max = AGENCY_REQUEST_LIMITS.waiting;
    if (waiting.length >= max) refuse('agency_waiting_most', { params: { max } });
    await insertRequest(tx, row);
    await this.audit.write(tx, {
      actorId: actor.id,
      act: 'agency.ask',
      subject: id,
      data: { kind: row.kind, about: subject.kind, aboutId: subject.id, consent: row.consentWay },
    });
    return this.views.one(actor, row, tx);
  }

  /** @throws Refusal `agency_answer_by` where no day is named and the unit has set no number of days */
  private dueOf(unitId: string, { kind, answerBy }: GivenRequest, now: number): AgencyDue {
    const calendar = this.directory.calendars.of(unitId);
    requireDayAhead('answerBy', answerBy, now);
    if (answerBy !== undefined) return agencyDue(calendar, now, { day: answerBy });
    const days = this.directory.settings(unitId).agencies[kind];
    if (days === 0) refuse('agency_answer_by', { fields: { answerBy: 'field_required' } });
    return agencyDue(calendar, now, { days });
  }

  /** Of the unit's list with its contact there, or as it was named. */
  private async agencyOf(
    tx: Tx,
    { unitId }: Actor,
    { bodyId, agency, contact, phone }: GivenRequest,
  ): Promise<{ name: string; contact?: string | undefined; phone?: string | undefined }> {
    if (bodyId === undefined)
      return { name: agency || refuse('invalid', { fields: { agency: 'field_required' } }), contact, phone };
    const body =
      (await findBodyOfUnit(tx, bodyId, unitId)) ?? refuse('invalid', { fields: { bodyId: 'field_choice' } });
    return { name: body.name, contact: contact ?? body.contact, phone: phone ?? body.phone };
  }

  /** In all that was said: with another contact or another consent it is another one. */
  private isSame(row: AgencyRequestRow, asked: AgencyRequestRow, words: Words): boolean {
    const { askedBy, kind, agency, dueAt, consentWay, consentOn } = asked;
    const has = (field: Sealed, sealed: string | null, said: string | undefined) =>
      (sealed === null ? '' : this.seal.tryOpen(agencySealContext(field, row.id), sealed)) === (said ?? '');
    return (
      row.askedBy === askedBy &&
      row.kind === kind &&
      row.agency === agency &&
      row.consentWay === consentWay &&
      row.consentOn === consentOn &&
      localDay(row.dueAt) === localDay(dueAt) &&
      has('what', row.what, words.what) &&
      has('contact', row.contact, words.contact) &&
      has('phone', row.phone, words.phone) &&
      has('consent_reason', row.consentReason, words.reason)
    );
  }
}

/** @throws Refusal `agency_consent` where nothing says that the person agreed, or why the law needs no consent */
function requireConsent(
  consent: NewAgencyRequest['consent'] | undefined,
  now: number,
): NewAgencyRequest['consent'] {
  if (!consent) return refuse('agency_consent', { fields: { consent: 'field_required' } });
  const { way, on, reason } = consent;
  if (way === 'not_needed') {
    return reason
      ? { way, reason }
      : refuse('agency_consent', { fields: { 'consent.reason': 'field_required' } });
  }
  if (on === undefined) return refuse('agency_consent', { fields: { 'consent.on': 'field_required' } });
  if (on > localDay(now)) refuse('invalid', { fields: { 'consent.on': 'field_not_yet' } });
  return { way, on, ...(reason && { reason }) };
}
