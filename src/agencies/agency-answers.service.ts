/** What becomes of a request while it waits: its receipt, a reminder, the agency's answer, or it is withdrawn. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import { refuseFileOfAnother } from '../directory/units/file-of-another.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type {
  AgencyAnswerPayload,
  AgencyReceiptPayload,
  AgencyRequest,
} from '../protocol/relief/agency-requests.js';
import { MINUTE } from '../protocol/time/durations.js';
import { localDay } from '../protocol/time/local-day.js';
import { Store, type Tx } from '../store/store.js';
import { AgencyRequestNoticesService } from './agency-request-notices.service.js';
import { agencySealContext, AgencyRequestViews, isTheirs } from './agency-request.view.js';
import type { AgencyRequestRow } from './agency-requests.entity.js';
import { findRequest, updateWaitingRequest } from './agency-requests.repository.js';
import { agencyRequestsQueue } from './agency-requests.service.js';

/** Within it the same person reminds nobody twice. */
const AGAIN = 10 * MINUTE;

/** What a deed makes of the row; null where it stands as it was wanted. */
type Deed = (
  tx: Tx,
  before: AgencyRequestRow,
) => Promise<{ act: string; changes: Partial<AgencyRequestRow>; data?: Record<string, unknown> } | null>;

@Injectable()
export class AgencyAnswersService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly notices: AgencyRequestNoticesService,
    private readonly views: AgencyRequestViews,
  ) {}

  /** 回复提醒: whoever is in charge here is told to ask the agency. It is noted, and the agency gets no order. */
  remind(actor: Actor, id: string, version?: number): Promise<AgencyRequest> {
    const now = this.clock.now();
    return this.change(actor, id, version, async (tx, before) => {
      requireWaiting(before);
      if (before.remindedBy === actor.id && now - (before.remindedAt ?? 0) < AGAIN) return null;
      await this.notices.tell(tx, before, [await this.views.inChargeOf(tx, before)], '', actor.id);
      return { act: 'agency.remind', changes: { remindedBy: actor.id, remindedAt: now } };
    });
  }

  receipt(actor: Actor, id: string, { receipt, version }: AgencyReceiptPayload): Promise<AgencyRequest> {
    const receiptAt = this.clock.now();
    return this.change(actor, id, version, async (_, before) => {
      if (before.receipt === receipt) return null;
      requireWaiting(before);
      return { act: 'agency.receipt', changes: { receipt, receiptAt } };
    });
  }

  /** In time where they answered by its day, whenever that is noted. @throws Refusal also `invalid` for the day */
  answer(actor: Actor, id: string, given: AgencyAnswerPayload): Promise<AgencyRequest> {
    const now = this.clock.now();
    const { answer, text, on = localDay(now) } = given;
    return this.change(actor, id, given.version, async (tx, before) => {
      const context = agencySealContext('answer_text', before.id);
      if (before.state === 'answered' && before.endedBy === actor.id && before.answer === answer)
        if (before.answeredOn === on && this.seal.tryOpen(context, before.answerText ?? '') === text)
          return null;
      requireWaiting(before);
      if (on > localDay(now)) refuse('invalid', { fields: { on: 'field_not_yet' } });
      if (on < localDay(before.askedAt)) refuse('invalid', { fields: { on: 'field_invalid' } });
      const people = [before.askedBy, await this.views.inChargeOf(tx, before)];
      await this.notices.tell(tx, before, people, 'answered', actor.id);
      const inTime = on <= localDay(before.dueAt);
      return {
        act: 'agency.answer',
        changes: {
          state: 'answered',
          answer,
          answerText: this.seal.seal(context, text),
          answeredOn: on,
          inTime,
          ...ended(actor, now),
        },
        data: { answer, on },
      };
    });
  }

  /** By who asked, who is in charge, or a coordinator. @throws Refusal also `agency_not_own` */
  withdraw(actor: Actor, id: string, version?: number): Promise<AgencyRequest> {
    return this.change(actor, id, version, async (tx, before) => {
      if (!isTheirs(actor, before, await this.views.inChargeOf(tx, before))) refuse('agency_not_own');
      if (before.state === 'withdrawn') return null;
      requireWaiting(before);
      return { act: 'agency.withdraw', changes: { state: 'withdrawn', ...ended(actor, this.clock.now()) } };
    });
  }

  /** @throws Refusal `not_found`, `unit_above_no_file`, `agency_hidden`, `agency_answered`, `agency_withdrawn`, `stale` */
  private change(actor: Actor, id: string, version: number | undefined, deed: Deed): Promise<AgencyRequest> {
    return this.store.write(
      'agency-change',
      async (tx) => {
        const before = await findRequest(tx, id);
        if (before?.unitId !== actor.unitId)
          return refuseFileOfAnother(this.directory, actor, before?.unitId);
        if (!(await this.views.reads(actor, before, tx))) refuse('agency_hidden');
        const done = await deed(tx, before);
        if (!done) return this.views.one(actor, before, tx);
        if (version !== undefined && version !== before.version) refuse('stale');
        if (!(await updateWaitingRequest(tx, before, done.changes))) refuse('stale');
        const { act, data } = done;
        await this.audit.write(tx, { actorId: actor.id, act, subject: id, ...(data && { data }) });
        return this.views.one(actor, { ...before, ...done.changes, version: before.version + 1 }, tx);
      },
      { queue: agencyRequestsQueue(actor.unitId) },
    );
  }
}

const ended = ({ id }: Actor, at: number) => ({ endedBy: id, endedAt: at, remindAt: null });

function requireWaiting({ state }: AgencyRequestRow): void {
  if (state !== 'waiting') refuse(state === 'answered' ? 'agency_answered' : 'agency_withdrawn');
}
