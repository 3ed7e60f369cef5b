/** What is written of a petition by who carries it on, beside its steps: found, allowed, one after another. */
import { Injectable } from '@nestjs/common';
import type { CallRow } from '../call/call.entity.js';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type Tx } from '../store/store.js';
import { carriesPetition } from './petition-readers.js';
import { PetitionViews } from './petition.view.js';
import type { PetitionRow } from './petitions.entity.js';
import { findPetition } from './petitions.repository.js';

@Injectable()
export class PetitionDesk {
  constructor(
    private readonly store: Store,
    private readonly views: PetitionViews,
  ) {}

  /**
   * In the queue of the desk, in which its call is opened again as well.
   * @throws Refusal `not_found`, `petition_recused`, `petition_not_yours`, `petition_withdrawn`
   */
  write<T>(
    name: string,
    actor: Actor,
    id: string,
    work: (tx: Tx, before: PetitionRow, call: CallRow) => Promise<T>,
  ): Promise<T> {
    return this.store.write(
      name,
      async (tx) => {
        const before = this.views.require(actor, await findPetition(tx, id));
        const found = await readCall(tx, before.callId);
        // What cannot be read is nobody's to carry on.
        if (!found?.whole || found.line.ringing.recused.includes(actor.id)) return refuse('petition_recused');
        if (!carriesPetition(actor, before)) refuse('petition_not_yours');
        if (before.state === 'withdrawn') refuse('petition_withdrawn');
        return work(tx, before, rowForDisplay(found));
      },
      { queue: `desk:${actor.unitId}` },
    );
  }
}
