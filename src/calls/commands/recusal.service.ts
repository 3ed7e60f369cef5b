/** Declaring an interest, naming somebody who has one, and taking that back: commands through the desk. */
import { recuse, unrecuse } from '../../call/decide/recusal-rules.js';
import { Injectable } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import type {
  RecuseOfficerPayload,
  RecusePayload,
  UnrecusePayload,
} from '../../protocol/events/recusal-payloads.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { DeskService } from '../../desk/desk.service.js';
import { findOffer } from '../../desk/journal/offer.repository.js';
import type { Call } from '../../call/call-state.js';
import { Store } from '../../store/store.js';
import { Directory } from '../../directory/directory.js';

@Injectable()
export class RecusalService {
  constructor(
    private readonly desk: DeskService,
    private readonly store: Store,
    private readonly directory: Directory,
  ) {}

  /** For a ring, or for a call that one holds or has held. */
  async own(asker: CommandActor, { offerId, callId, reason }: RecusePayload): Promise<Call> {
    if ((offerId === undefined) === (callId === undefined))
      refuse('invalid', { fields: { offerId: 'field_exactly_one', callId: 'field_exactly_one' } });
    const id = callId ?? (await this.callOf(asker, offerId!));
    return this.desk.command('recuse', asker.unitId, asker, id, (decision, known) =>
      recuse(decision, known, asker, { officerId: asker.id, reason, rung: offerId !== undefined }),
    );
  }
  private async callOf(asker: CommandActor, offerId: string): Promise<string> {
    const offer = await findOffer(this.store.read, offerId);
    return offer?.officerId === asker.id ? offer.callId : refuse('offer_not_found');
  }

  /** By a coordinator. */
  name = (asker: CommandActor, { callId, officerId, reason }: RecuseOfficerPayload): Promise<Call> =>
    this.desk.command('recuse', asker.unitId, asker, callId, (decision, known) => {
      if (decision.call.line.unitId === asker.unitId) this.requireOfficer(asker, officerId);
      recuse(decision, known, asker, { officerId, reason });
    });

  withdraw = (asker: CommandActor, { callId, officerId, reason }: UnrecusePayload): Promise<Call> =>
    this.desk.command('unrecuse', asker.unitId, asker, callId, (decision, known) =>
      unrecuse(decision, known, asker, officerId, reason),
    );

  private requireOfficer({ unitId }: CommandActor, officerId: string): void {
    const person = this.directory.person(officerId);
    if (person?.unitId !== unitId || !person.roles.includes('officer'))
      refuse('invalid', { fields: { officerId: 'field_choice' } });
  }
}
