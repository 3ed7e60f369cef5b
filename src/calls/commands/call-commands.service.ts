/** The commands of people on calls: each takes what was asked, brings what the decision needs, and goes through the desk. */
import { pauseClocks, recordContact, resumeClocks } from '../../call/clocks/clock-commands.js';
import { close, takeCloseBack } from '../../call/decide/close.js';
import { assign, transfer } from '../../call/decide/transfer.js';
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { CommandActor } from '../../kernel/actor.js';
import type {
  AmendPayload,
  AssignPayload,
  ClosePayload,
  ContactPayload,
  FollowedUpPayload,
  HoldPayload,
  MessagePayload,
  RatePayload,
  ReopenPayload,
  TakeCloseBackPayload,
  TransferPayload,
} from '../../protocol/events/call-payloads.js';
import { reportStateIn } from '../../protocol/calls/police-report.js';
import type { Message } from '../../protocol/calls/message.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { MessageRow } from '../../call/call.entity.js';
import * as decide from '../../call/decide/decide.js';
import { DeskService } from '../../desk/desk.service.js';
import { recordFollowUp, postponeFollowUp } from '../../call/care/follow-up-rules.js';
import { findMessageSent, hasMessage, insertMessage } from '../../desk/journal/messages.repository.js';
import { summarySealContext } from '../../desk/journal/journal.repository.js';
import { ringDeferredCall } from '../../call/decide/outage-rules.js';
import { leavingMatter } from './matter-leaving.js';
import { OfferCommandsService } from './offer-commands.service.js';
import { consentSaid, ParticularsService } from './particulars.service.js';
import { requireCategory } from './raise.service.js';
import { RecusalService } from './recusal.service.js';
import type { Call } from '../../call/call-state.js';
import { messageView, messageSealContext } from '../../desk/message.view.js';
import { Clock } from '../../kernel/clock.js';
import { Directory } from '../../directory/directory.js';
import { Seal } from '../../kernel/seal/seal.js';

@Injectable()
export class CallCommandsService {
  constructor(
    private readonly desk: DeskService,
    private readonly particulars: ParticularsService,
    readonly recusals: RecusalService,
    readonly offers: OfferCommandsService,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  async amend(asker: CommandActor, p: AmendPayload): Promise<Call> {
    const category = requireCategory(this.directory, asker.unitId, p.category);
    return leavingMatter(this.desk, 'amend', asker, p.callId, async (decision, known, transaction) => {
      const { line } = decision.call;
      const summary =
        line.summary === null ? '' : this.seal.tryOpen(summarySealContext(line.id), line.summary);
      const particulars = await this.particulars.changing(transaction.tx, p.callId, p);
      decide.amend(decision, known, asker, {
        ...(category !== undefined && { category }),
        ...(p.urgency !== undefined && { urgency: p.urgency }),
        ...(p.summary !== undefined && p.summary !== summary && { summary: p.summary }),
        particulars,
        ...(p.resident && particulars.includes('resident') && { resident: consentSaid(p.resident) }),
      });
      if (particulars.length)
        await this.particulars.keep(transaction.tx, p.callId, p, { by: asker.id, at: transaction.now });
    });
  }

  cancel = (asker: CommandActor, callId: string) =>
    leavingMatter(this.desk, 'cancel', asker, callId, (decision, known) =>
      decide.cancel(decision, known, asker),
    );

  async message(asker: CommandActor, p: MessagePayload): Promise<Message> {
    let said: MessageRow | undefined;
    await this.desk.command(
      'message',
      asker.unitId,
      asker,
      p.callId,
      async (decision, _known, transaction) => {
        said = await findMessageSent(
          transaction.tx,
          p.callId,
          [asker.id, asker.device?.id ?? asker.id],
          p.clientMessageId,
        );
        if (said) return;
        const id = newId(this.clock);
        const report = reportStateIn(p.text);
        const role = decide.message(decision, asker, id, report ? { report } : {});
        if (p.replyTo !== undefined && !(await hasMessage(transaction.tx, p.callId, p.replyTo)))
          refuse('invalid', { fields: { replyTo: 'field_message' } });
        const text = this.seal.seal(messageSealContext(id), p.text);
        said = {
          id,
          callId: p.callId,
          clientMessageId: p.clientMessageId,
          fromId: asker.id,
          role,
          text,
          at: transaction.now,
          file: null,
          replyTo: p.replyTo ?? null,
        };
        await insertMessage(transaction.tx, said);
        transaction.messages.push({ ...messageView(this.directory, this.seal, said), text: p.text });
      },
    );
    return messageView(this.directory, this.seal, said!);
  }

  rate = (asker: CommandActor, p: RatePayload) =>
    this.desk.command('rate', asker.unitId, asker, p.callId, (decision) =>
      decide.rate(decision, asker, p.rating, p.comment),
    );

  reopen = (asker: CommandActor, p: ReopenPayload) =>
    this.desk.command('reopen', asker.unitId, asker, p.callId, (decision, known) =>
      decide.reopen(decision, known, asker, p.reason),
    );

  async transfer(asker: CommandActor, p: TransferPayload): Promise<Call> {
    const { directory } = this;
    if ((p.officerId === undefined) === (p.departmentId === undefined)) {
      refuse('invalid', { fields: { officerId: 'field_exactly_one', departmentId: 'field_exactly_one' } });
    }
    const target = p.officerId !== undefined ? { officerId: p.officerId } : { departmentId: p.departmentId! };
    return this.desk.command('transfer', asker.unitId, asker, p.callId, (decision, known) => {
      if ('departmentId' in target && directory.department(target.departmentId)?.unitId !== asker.unitId) {
        refuse('invalid', { fields: { departmentId: 'field_choice' } });
      }
      transfer(decision, known, asker, target, p.note);
    });
  }

  async close(asker: CommandActor, p: ClosePayload): Promise<Call> {
    const referred = p.outcome === 'referred';
    if (referred && !p.referral) refuse('invalid', { fields: { referral: 'field_referral_required' } });
    return this.desk.command('close', asker.unitId, asker, p.callId, async (decision, _known, { tx }) => {
      const needs = this.directory.settings(asker.unitId).closingNeeds[decision.call.line.category] ?? [];
      const hasResident = !needs.includes('resident') || (await this.particulars.hasResident(tx, p.callId));
      close(decision, asker, {
        asked: { needs, hasResident },
        outcome: p.outcome,
        solved: p.solved,
        note: p.note,
        referral: referred ? p.referral! : null,
        help: p.help,
        report: p.report,
        followUpBy: p.followUpBy,
      });
    });
  }

  takeCloseBack = (asker: CommandActor, { callId, reason }: TakeCloseBackPayload) =>
    this.desk.command('take-close-back', asker.unitId, asker, callId, (decision, known) =>
      takeCloseBack(decision, known, asker, reason),
    );

  followedUp = (asker: CommandActor, { callId, kind, note, until }: FollowedUpPayload) =>
    this.desk.command('followed-up', asker.unitId, asker, callId, (decision, known) =>
      until === undefined
        ? recordFollowUp(decision, known, asker, { kind, note })
        : postponeFollowUp(decision, known, asker, { kind, note, until }),
    );

  /** Of those found late after an outage. */
  bringBack = (asker: CommandActor, callId: string) =>
    this.desk.command('bring-back', asker.unitId, asker, callId, (decision, known) =>
      ringDeferredCall(decision, known, asker),
    );

  assign = (asker: CommandActor, p: AssignPayload) =>
    this.desk.command('assign', asker.unitId, asker, p.callId, (decision, known) =>
      assign(decision, known, asker, p.officerId),
    );

  pause = (asker: CommandActor, p: HoldPayload) =>
    this.desk.command('pause', asker.unitId, asker, p.callId, (decision, known) => {
      const until = p.until === undefined ? null : Date.parse(p.until);
      if (p.reason === 'other' && !p.note?.trim()) refuse('invalid', { fields: { note: 'field_required' } });
      pauseClocks(decision, known, asker, {
        reason: p.reason,
        until,
        ...(p.note && { note: p.note }),
      });
    });

  goOn = (asker: CommandActor, callId: string) =>
    this.desk.command('continue', asker.unitId, asker, callId, (decision, known) =>
      resumeClocks(decision, known, asker),
    );

  contact = (asker: CommandActor, p: ContactPayload) =>
    this.desk.command('contact', asker.unitId, asker, p.callId, (decision) =>
      recordContact(decision, asker, p.how, p.note),
    );
}
