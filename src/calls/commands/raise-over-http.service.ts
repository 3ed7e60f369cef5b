/** A click that comes by a plain request: the same call, from the same allowance, as one by the channel. */
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { MessageLimits } from '../../realtime/message-limits.js';
import type { Actor } from '../../kernel/actor.js';
import { Authenticator } from '../../access/authenticator.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { RaiseOverHttpDto } from '../call.dto.js';
import { RaiseService } from './raise.service.js';

@Injectable()
export class RaiseOverHttpService {
  constructor(
    private readonly raiseService: RaiseService,
    private readonly limits: MessageLimits,
    private readonly authenticator: Authenticator,
  ) {}

  /** @throws Refusal `invalid` where key and body name different ids, and as `Raising.raise` */
  raise(actor: Actor, key: string | undefined, body: RaiseOverHttpDto): ReturnType<RaiseService['raise']> {
    const clientCallId =
      key ?? body.clientCallId ?? refuse('invalid', { fields: { 'Idempotency-Key': 'field_required' } });
    if (!isUUID(clientCallId)) refuse('invalid', { fields: { 'Idempotency-Key': 'field_uuid' } });
    if (body.clientCallId !== undefined && body.clientCallId.toLowerCase() !== clientCallId.toLowerCase())
      refuse('invalid', { fields: { clientCallId: 'field_differs' } });
    return this.limits.spend('raise', actor, (asker) =>
      this.authenticator.asAuthor(asker, body.by, true, (author) =>
        this.raiseService.raise(author, { ...body, clientCallId }),
      ),
    );
  }
}
