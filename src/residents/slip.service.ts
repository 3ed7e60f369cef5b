/** Gives the slip of a call: a number and a code, told once. The slip before it ends. */
import { Inject, Injectable } from '@nestjs/common';
import { DeskService } from '../desk/desk.service.js';
import type { Actor } from '../kernel/actor.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { Seal } from '../kernel/seal/seal.js';
import type { GivenSlip, SlipPayload } from '../protocol/residents/slips.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { newSlipCode, slipKeyText, slipSealContext } from './slip-code.js';
import { giveSlip } from './slip-rules.js';
import { ResidentTextsService } from './texts/resident-texts.service.js';
import { slipText } from './texts/text-sentences.js';
import { keepSlip } from './slips.repository.js';

@Injectable()
export class SlipService {
  constructor(
    private readonly desk: DeskService,
    private readonly seal: Seal,
    private readonly limits: MessageLimits,
    private readonly texts: ResidentTextsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * By whoever may write in the call, and its unit's coordinators; once it is closed by nobody who handled it.
   * @throws Refusal `call_not_found`, `forbidden`, `slip_recused`, `slip_of_own_handling`, `too_many_requests`;
   * `conflict` for a drill, for a call that was taken back, for a guarded one without a safe contact, and where it is to be texted and cannot be
   */
  async give(
    actor: Actor,
    callId: string,
    { safeContact = false, text = false }: SlipPayload,
  ): Promise<GivenSlip> {
    await this.limits.charge('message', actor);
    const code = newSlipCode();
    const to = text ? await this.texts.to(callId) : undefined;
    const { line } = await this.desk.command(
      'slip',
      actor.unitId,
      { ...actor },
      callId,
      async (decision, _known, { tx, now }) => {
        giveSlip(decision, actor, { safeContact, text });
        if (text) this.texts.require(actor.unitId, to);
        const { number } = decision.call.line;
        await keepSlip(tx, {
          callId,
          codeHash: this.seal.index(slipSealContext, slipKeyText(number, code)),
          givenBy: actor.id,
          givenAt: now,
          safeContact,
          phoneKey: to?.key ?? null,
          toldAt: null,
          tryAt: null,
        });
      },
    );
    const { number } = line;
    const sent = to && (await this.texts.send(line, to, slipText(this.texts.about(line), code)));
    return {
      number,
      code,
      ...(sent && { texted: sent.sent }),
      url: `${this.config.publicUrl}/r?n=${encodeURIComponent(number)}#${code}`,
    };
  }
}
