/**
 * Texts to a resident's telephone by the unit's gateway: only where they agreed to that, and only once somebody asked for
 * it by a touch. The code is sent while it is known and is kept nowhere for it.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { CallRow } from '../../call/call.entity.js';
import { isGuarded } from '../../call/call-visibility.js';
import { ParticularsService } from '../../calls/commands/particulars.service.js';
import { Directory } from '../../directory/directory.js';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { newId } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import { sendToUnitGateway } from '../../notice/unit-gateway.client.js';
import { iso } from '../../protocol/time/instant.js';
import { HOUR } from '../../protocol/time/durations.js';
import { gatewaySecretSealContext } from '../../units/settings/unit-settings.service.js';
import type { TextAbout } from './text-sentences.js';

export interface TextTo {
  phone: string;
  /** Finds the slips of a telephone, without it being kept in clear. */
  key: string;
}

@Injectable()
export class ResidentTextsService {
  constructor(
    private readonly particulars: ParticularsService,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly seal: Seal,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  keyOf = (phone: string): string | null => this.particulars.residentKey(phone);

  keyOfResident = async (callId: string): Promise<string | null> =>
    this.keyOf((await this.particulars.read(callId, {})).resident?.phone ?? '');

  /** undefined where they have no telephone, or did not agree to be texted, or that is not theirs to agree to. */
  async to(callId: string): Promise<TextTo | undefined> {
    const { resident } = await this.particulars.read(callId, {});
    const { phone, basis, texts } = resident ?? {};
    const agreed = texts && (basis === 'consent' || basis === 'guardian_consent');
    const key = phone && agreed ? this.keyOf(phone) : null;
    return phone && key ? { phone, key } : undefined;
  }

  /** @throws Refusal `slip_text_gateway`, `slip_text_consent` */
  require(unitId: string, to: TextTo | undefined): void {
    if (!this.hasGateway(unitId)) refuse('slip_text_gateway');
    if (!to) refuse('slip_text_consent');
  }

  about = (line: CallRow): TextAbout => ({
    number: line.number,
    unit: this.directory.unit(line.unitId)?.name ?? '',
    unitPhone: this.directory.settings(line.unitId).dutyPhone,
    guarded: isGuarded(line),
  });

  hasGateway = (unitId: string): boolean => {
    const { gatewayUrl, gatewaySecret } = this.directory.settings(unitId);
    return gatewayUrl !== '' && gatewaySecret !== '';
  };

  /** Once, at most 3 s. @returns whether the gateway took it, else whether another attempt may be taken */
  async send(line: CallRow, to: TextTo, text: string): Promise<{ sent: boolean; again: boolean }> {
    const { gatewayUrl, gatewaySecret } = this.directory.settings(line.unitId);
    const secret = this.seal.open(gatewaySecretSealContext(line.unitId), gatewaySecret);
    const result = await sendToUnitGateway(
      { url: gatewayUrl, secret },
      {
        id: newId(this.clock),
        to: to.phone,
        kind: 'resident',
        channel: 'sms',
        text,
        number: line.number,
        community: isGuarded(line) ? '' : (this.directory.community(line.communityId)?.name ?? ''),
        link: `${this.config.publicUrl}/r`,
        expiresAt: iso(this.clock.now() + HOUR),
      },
      this.clock,
    );
    return result.delivered ? { sent: true, again: false } : { sent: false, again: result.again };
  }
}
