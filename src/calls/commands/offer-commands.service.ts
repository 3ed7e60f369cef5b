/** An officer's answer to their ring: accepted, declined, or the decline taken back. */
import { Injectable } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import type { DeclinePayload, OfferPayload } from '../../protocol/events/offer-payloads.js';
import type { AnsweredBy, Ring } from '../../protocol/calls/ring.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { type Tx, Store } from '../../store/store.js';
import type { OfferRow } from '../../call/call.entity.js';
import * as decide from '../../call/decide/decide.js';
import { DeskService } from '../../desk/desk.service.js';
import { retakeDecline } from '../../call/decide/retake-decline.js';
import { runCommand } from '../../call/decide/run-command.js';
import { acceptWithMatter } from '../../call/matter/matter-commands.js';
import type { DeskTransaction } from '../../desk/desk-transaction.js';
import { findOffer, wasAcceptedSince } from '../../desk/journal/offer.repository.js';
import type { DecisionContext, CallDecision } from '../../call/call-decision.js';
import type { Call } from '../../call/call-state.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';

type Decision = (
  decision: CallDecision,
  known: DecisionContext,
  offer: OfferRow,
  tx: Tx,
) => void | Promise<void>;
type Run = (
  transaction: DeskTransaction,
  callId: string,
  decide: (decision: CallDecision, known: DecisionContext) => Promise<void>,
) => Promise<Call>;

@Injectable()
export class OfferCommandsService {
  constructor(
    private readonly desk: DeskService,
    private readonly views: CallViewsService,
    private readonly store: Store,
  ) {}

  /** @param by how, where it was not on a page */
  accept = (asker: CommandActor, p: OfferPayload, by?: AnsweredBy) =>
    this.ofOffer(
      'accept',
      asker,
      p.offerId,
      (decision, known, offer) => decide.accept(decision, known, asker, { ...offer, by }),
      (transaction, callId, decide) => acceptWithMatter(transaction, asker.id, callId, decide),
    );

  decline = (asker: CommandActor, p: DeclinePayload) =>
    this.ofOffer('decline', asker, p.offerId, (decision, known, offer) =>
      decide.decline(decision, known, asker, offer, p.reason),
    );

  /** Answers the new ring. */
  async retake(asker: CommandActor, p: OfferPayload): Promise<Ring> {
    const { line, rings } = await this.ofOffer(
      'retake',
      asker,
      p.offerId,
      async (decision, known, offer, tx) => {
        const accepted = await wasAcceptedSince(tx, offer.callId, offer.endedAt ?? 0);
        retakeDecline(decision, known, asker, offer, accepted);
      },
    );
    return this.views.ring(
      line,
      rings.find((r) => r.officerId === asker.id)!,
    );
  }

  private async ofOffer(
    name: string,
    asker: CommandActor,
    offerId: string,
    decide: Decision,
    run: Run = runCommand,
  ): Promise<Call> {
    const offer = await findOffer(this.store.read, offerId);
    if (offer?.officerId !== asker.id) refuse('offer_not_found');
    const { callId } = offer!;
    return this.desk.perform(
      name,
      asker.unitId,
      asker,
      (transaction) =>
        run(transaction, callId, async (decision, known) =>
          decide(decision, known, (await findOffer(transaction.tx, offerId))!, transaction.tx),
        ),
      { callId },
    );
  }
}
