/** The deeds of people on calls: each takes what was asked, brings what the decision needs, and goes through the desk. */
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { Asker } from '../../kernel/actor.js';
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
  TransferPayload,
} from '../../protocol/channels.js';
import { reportSaid } from '../../protocol/report.js';
import type { Message } from '../../protocol/shapes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Table } from '../../store/table.js';
import { MessageRow } from '../../call/call.entities.js';
import * as decide from '../../call/decide/decide.js';
import { Desk } from '../../desk/desk.js';
import { followedUp, putOff } from '../../call/helping/follow-up.js';
import { summaryPlace } from '../../desk/journal/journal.js';
import { bringBack } from '../../call/decide/late.js';
import { OfferDeeds } from './offer-deeds.js';
import { Particulars } from './particulars.js';
import { requireCategory } from './raising.js';
import { Recusals } from './recusals.js';
import type { Call } from '../../call/state.js';
import { messageOf, messagePlace } from '../../desk/words.js';

const messages = new Table(MessageRow);

@Injectable()
export class CallDeeds {
  constructor(
    private readonly desk: Desk,
    private readonly particulars: Particulars,
    readonly recusals: Recusals,
    readonly offers: OfferDeeds,
  ) {}

  private get tools() {
    return this.desk.tools;
  }

  async amend(asker: Asker, p: AmendPayload): Promise<Call> {
    const category = requireCategory(this.tools.directory, asker.unitId, p.category);
    return this.desk.command('amend', asker.unitId, asker, p.callId, async (script, known, scene) => {
      const { line } = script.call;
      const summary =
        line.summary === null ? '' : this.tools.seal.tryOpen(summaryPlace(line.id), line.summary);
      const particulars = await this.particulars.changing(scene.tx, p.callId, p);
      decide.amend(script, known, asker, {
        ...(category !== undefined && { category }),
        ...(p.urgency !== undefined && { urgency: p.urgency }),
        ...(p.summary !== undefined && p.summary !== summary && { summary: p.summary }),
        particulars,
      });
      if (particulars.length) await this.particulars.keep(scene.tx, p.callId, p);
    });
  }

  cancel = (asker: Asker, callId: string) =>
    this.desk.command('cancel', asker.unitId, asker, callId, (script, known) =>
      decide.cancel(script, known, asker),
    );

  async message(asker: Asker, p: MessagePayload): Promise<Message> {
    let said: MessageRow | undefined;
    await this.desk.command('message', asker.unitId, asker, p.callId, async (script, _known, scene) => {
      said = await messages.one(
        scene.tx,
        'where call_id = ? and from_id in (?, ?) and client_message_id = ?',
        [p.callId, asker.id, asker.device?.id ?? asker.id, p.clientMessageId],
      );
      if (said) return;
      const id = newId(this.tools.clock);
      const role = decide.message(script, asker, id, reportSaid(p.text));
      const text = this.tools.seal.seal(messagePlace(id), p.text);
      said = {
        id,
        callId: p.callId,
        clientMessageId: p.clientMessageId,
        fromId: asker.id,
        role,
        text,
        at: scene.now,
      };
      await messages.insert(scene.tx, said);
      scene.messages.push({ ...messageOf(this.tools, said), text: p.text });
    });
    return messageOf(this.tools, said!);
  }

  rate = (asker: Asker, p: RatePayload) =>
    this.desk.command('rate', asker.unitId, asker, p.callId, (script) =>
      decide.rate(script, asker, p.rating, p.comment),
    );

  reopen = (asker: Asker, p: ReopenPayload) =>
    this.desk.command('reopen', asker.unitId, asker, p.callId, (script, known) =>
      decide.reopen(script, known, asker, p.reason),
    );

  async transfer(asker: Asker, p: TransferPayload): Promise<Call> {
    const { directory } = this.tools;
    if ((p.officerId === undefined) === (p.departmentId === undefined)) {
      refuse('invalid', { fields: { officerId: 'field_exactly_one', departmentId: 'field_exactly_one' } });
    }
    const target = p.officerId !== undefined ? { officerId: p.officerId } : { departmentId: p.departmentId! };
    return this.desk.command('transfer', asker.unitId, asker, p.callId, (script, known) => {
      if ('departmentId' in target && directory.department(target.departmentId)?.unitId !== asker.unitId) {
        refuse('invalid', { fields: { departmentId: 'field_choice' } });
      }
      decide.transfer(script, known, asker, target, p.note);
    });
  }

  async close(asker: Asker, p: ClosePayload): Promise<Call> {
    const referred = p.outcome === 'referred';
    if (referred && !p.referral) refuse('invalid', { fields: { referral: 'field_referral_required' } });
    if (referred && p.solved) refuse('invalid', { fields: { solved: 'field_referral_solved' } });
    return this.desk.command('close', asker.unitId, asker, p.callId, (script) =>
      decide.close(script, asker, {
        outcome: p.outcome,
        solved: p.solved,
        note: p.note,
        referral: referred ? p.referral! : null,
        help: p.help,
        report: p.report,
        followUpBy: p.followUpBy,
      }),
    );
  }

  followedUp = (asker: Asker, { callId, kind, note, until }: FollowedUpPayload) =>
    this.desk.command('followed-up', asker.unitId, asker, callId, (script, known) =>
      until === undefined
        ? followedUp(script, known, asker, { kind, note })
        : putOff(script, known, asker, { kind, note, until }),
    );

  /** Of those found late after an outage. */
  bringBack = (asker: Asker, callId: string) =>
    this.desk.command('bring-back', asker.unitId, asker, callId, (script, known) =>
      bringBack(script, known, asker),
    );

  assign = (asker: Asker, p: AssignPayload) =>
    this.desk.command('assign', asker.unitId, asker, p.callId, (script, known) =>
      decide.assign(script, known, asker, p.officerId),
    );

  pause = (asker: Asker, p: HoldPayload) =>
    this.desk.command('pause', asker.unitId, asker, p.callId, (script, known) => {
      const until = p.until === undefined ? null : Date.parse(p.until);
      if (p.reason === 'other' && !p.note?.trim()) refuse('invalid', { fields: { note: 'field_required' } });
      decide.pause(script, known, asker, { reason: p.reason, until, ...(p.note && { note: p.note }) });
    });

  goOn = (asker: Asker, callId: string) =>
    this.desk.command('continue', asker.unitId, asker, callId, (script, known) =>
      decide.goOn(script, known, asker),
    );

  contact = (asker: Asker, p: ContactPayload) =>
    this.desk.command('contact', asker.unitId, asker, p.callId, (script) =>
      decide.contact(script, asker, p.how, p.note),
    );
}
