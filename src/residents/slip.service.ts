/** Gives the slip of a call: a number and a code, told once. The slip before it ends. */
import { Inject, Injectable } from '@nestjs/common';
import { DeskService } from '../desk/desk.service.js';
import type { Actor } from '../kernel/actor.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Slip, SlipPayload } from '../protocol/residents/slips.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { newSlipCode, slipKeyText, slipSealContext } from './slip-code.js';
import { giveSlip } from './slip-rules.js';
import { keepSlip } from './slips.repository.js';

@Injectable()
export class SlipService {
  constructor(
    private readonly desk: DeskService,
    private readonly seal: Seal,
    private readonly limits: MessageLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * By whoever may write in the call, and its unit's coordinators.
   * @throws Refusal `call_not_found`, `forbidden`, `slip_recused`, `too_many_requests`; `conflict` for a drill, for a
   * call that was taken back, and for a guarded one without a safe contact
   */
  async give(actor: Actor, callId: string, { safeContact = false }: SlipPayload): Promise<Slip> {
    await this.limits.charge('message', actor);
    const code = newSlipCode();
    const { line } = await this.desk.command(
      'slip',
      actor.unitId,
      { ...actor },
      callId,
      async (decision, _known, { tx, now }) => {
        giveSlip(decision, actor, safeContact);
        const { number } = decision.call.line;
        await keepSlip(tx, {
          callId,
          codeHash: this.seal.index(slipSealContext, slipKeyText(number, code)),
          givenBy: actor.id,
          givenAt: now,
          safeContact,
        });
      },
    );
    const { number } = line;
    return { number, code, url: `${this.config.publicUrl}/r?n=${encodeURIComponent(number)}#${code}` };
  }
}
