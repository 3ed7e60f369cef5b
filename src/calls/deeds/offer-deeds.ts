/** An officer's answer to their ring: accepted, declined, or the decline taken back. */
import { Injectable } from '@nestjs/common';
import type { Asker } from '../../kernel/actor.js';
import type { DeclinePayload, OfferPayload } from '../../protocol/channels.js';
import type { Ring } from '../../protocol/shapes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Queries, Tx } from '../../store/store.js';
import type { OfferRow } from '../../call/call.entities.js';
import * as decide from '../../call/decide/decide.js';
import { Desk } from '../../desk/desk.js';
import { retake } from '../../call/decide/retake.js';
import { offers } from '../../desk/journal/ring-rows.js';
import type { Known, Script } from '../../call/script.js';
import type { Call } from '../../call/state.js';
import { Views } from '../../desk/views/views.js';

type Decision = (script: Script, known: Known, offer: OfferRow, tx: Tx) => void | Promise<void>;

@Injectable()
export class OfferDeeds {
  constructor(
    private readonly desk: Desk,
    private readonly views: Views,
  ) {}

  accept = (asker: Asker, p: OfferPayload) =>
    this.ofOffer('accept', asker, p.offerId, (script, known, offer) =>
      decide.accept(script, known, asker, offer),
    );

  decline = (asker: Asker, p: DeclinePayload) =>
    this.ofOffer('decline', asker, p.offerId, (script, known, offer) =>
      decide.decline(script, known, asker, offer, p.reason),
    );

  /** Answers the new ring. */
  async retake(asker: Asker, p: OfferPayload): Promise<Ring> {
    const { line, rings } = await this.ofOffer(
      'retake',
      asker,
      p.offerId,
      async (script, known, offer, tx) => {
        const since = await tx.rows(
          "select id from offer where call_id = ? and ending = 'accepted' and ended_at >= ?",
          [offer.callId, offer.endedAt ?? 0],
        );
        retake(script, known, asker, offer, since.length > 0);
      },
    );
    return this.views.ring(
      line,
      rings.find((r) => r.officerId === asker.id)!,
    );
  }

  private async ofOffer(name: string, asker: Asker, offerId: string, decision: Decision): Promise<Call> {
    const offer = await this.offer(this.desk.tools.store.read, offerId);
    if (offer?.officerId !== asker.id) refuse('offer_not_found');
    return this.desk.command(name, asker.unitId, asker, offer!.callId, async (script, known, scene) => {
      await decision(script, known, (await this.offer(scene.tx, offerId))!, scene.tx);
    });
  }
  private offer = (from: Queries, id: string) => offers.one(from, 'where id = ?', [id]);
}
