/** Asking others to help with a part of a call, and what they say to it. */
import { Injectable } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import type {
  HelpAgreePayload,
  HelpAnswerPayload,
  HelpAskPayload,
  HelpDeclinePayload,
  HelpWithdrawPayload,
} from '../../protocol/events/help-payloads.js';
import type { HelpItem } from '../../protocol/calls/help-item.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { findBodyOfUnit } from '../../units/bodies.repository.js';
import type { HelpTarget } from '../../protocol/calls/timeline.js';
import * as decide from '../../call/care/co-handling-rules.js';
import {
  contactSealContext,
  findCoHandler,
  setCoHandlerContact,
} from '../../desk/journal/co-handling.repository.js';
import { helpItemsOfCall } from '../queries/co-handling.query.js';
import { DeskService } from '../../desk/desk.service.js';
import { requireRelation } from '../../call/call-relation.js';
import type { DecisionContext, CallDecision } from '../../call/call-decision.js';
import type { Call } from '../../call/call-state.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { Store } from '../../store/store.js';
import { Clock } from '../../kernel/clock.js';
import { Directory } from '../../directory/directory.js';
import { Seal } from '../../kernel/seal/seal.js';

@Injectable()
export class CoHandlingService {
  constructor(
    private readonly desk: DeskService,
    private readonly views: CallViewsService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  async ask(asker: CommandActor, p: HelpAskPayload): Promise<HelpItem> {
    let helpId = '';
    const call = await this.desk.command(
      'help-ask',
      asker.unitId,
      asker,
      p.callId,
      async (decision, known) => {
        requireRelation(decision.call.line, asker, 'holder');
        const to = await this.target(asker, p);
        decide.requestHelp(decision, known, asker, {
          to,
          answerBy: Date.parse(p.answerBy),
          resident: p.resident ?? null,
          what: p.what,
        });
        const open = decision.call.line.ringing.help ?? [];
        helpId = open.findLast((h) => JSON.stringify(h.to) === JSON.stringify(to))!.id;
      },
    );
    return this.item(call, helpId);
  }

  agree = (asker: CommandActor, p: HelpAgreePayload) =>
    this.ofHelp('help-agree', asker, p.helpId, p.contact, (decision, known) =>
      decide.agreeToHelp(decision, known, asker, p.helpId),
    );

  decline = (asker: CommandActor, p: HelpDeclinePayload) =>
    this.ofHelp('help-decline', asker, p.helpId, p.contact, (decision, known) =>
      decide.declineHelp(decision, known, asker, p.helpId, p.reason),
    );

  answer = (asker: CommandActor, p: HelpAnswerPayload) =>
    this.ofHelp('help-answer', asker, p.helpId, p.contact, (decision, known) => {
      const on = p.on === undefined ? decision.now : Date.parse(p.on);
      decide.answerHelp(decision, known, asker, { helpId: p.helpId, answer: p.answer, on });
    });

  withdraw = (asker: CommandActor, p: HelpWithdrawPayload) =>
    this.ofHelp('help-withdraw', asker, p.helpId, undefined, (decision) =>
      decide.withdrawHelp(decision, asker, p.helpId, p.reason),
    );

  private async ofHelp(
    name: string,
    asker: CommandActor,
    helpId: string,
    contact: string | undefined,
    decide: (decision: CallDecision, known: DecisionContext) => void,
  ): Promise<HelpItem> {
    const row = await findCoHandler(this.store.read, helpId);
    if (row?.unitId !== asker.unitId) refuse('help_not_found');
    const call = await this.desk.command(
      name,
      asker.unitId,
      asker,
      row!.callId,
      async (decision, known, transaction) => {
        decide(decision, known);
        if (!contact || !decision.facts.length) return;
        const sealed = this.seal.seal(contactSealContext(helpId), contact);
        await setCoHandlerContact(transaction.tx, helpId, sealed);
      },
    );
    return this.item(call, helpId);
  }

  private async item({ line }: Call, helpId: string): Promise<HelpItem> {
    const { store, clock } = this;
    const items = await helpItemsOfCall(store.read, this.views, line, clock.now());
    return items.find((i) => i.id === helpId)!;
  }

  /** @throws Refusal `invalid` where it is not exactly one of the unit's officers, departments or bodies */
  private async target({ unitId }: CommandActor, p: HelpAskPayload): Promise<HelpTarget> {
    const { directory, store } = this;
    const { officerId, departmentId, bodyId } = p;
    if ([officerId, departmentId, bodyId].filter((id) => id !== undefined).length !== 1) {
      const wrong = 'field_exactly_one_helper' as const;
      refuse('invalid', { fields: { officerId: wrong, departmentId: wrong, bodyId: wrong } });
    }
    if (officerId !== undefined) {
      const person = directory.person(officerId);
      const fits = person?.unitId === unitId && person.roles.includes('officer') && !person.disabled;
      if (!fits) refuse('invalid', { fields: { officerId: 'field_choice' } });
      return { officer: officerId };
    }
    if (departmentId !== undefined) {
      if (directory.department(departmentId)?.unitId !== unitId)
        refuse('invalid', { fields: { departmentId: 'field_choice' } });
      return { department: departmentId };
    }
    const body = await findBodyOfUnit(store.read, bodyId!, unitId);
    if (!body) return refuse('invalid', { fields: { bodyId: 'field_choice' } });
    return { body: body.id, name: body.name };
  }
}
