/** What a community worker's page may ask. */
import { Injectable } from '@nestjs/common';
import * as dto from '../calls/call.dto.js';
import { CallCommandsService } from '../calls/commands/call-commands.service.js';
import { raiseAnswer } from '../calls/commands/raise-answer.js';
import { RaiseService } from '../calls/commands/raise.service.js';
import { maskForVisibility } from '../call/call-visibility.js';
import type { Call } from '../call/call-state.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import type { Actor } from '../kernel/actor.js';
import { door, type DoorsOf } from './door.js';

@Injectable()
export class CommunityDoors {
  readonly all: DoorsOf<'community'>;

  constructor(raising: RaiseService, deeds: CallCommandsService, views: CallViewsService) {
    const shown = async (actor: Actor, call: Promise<Call>) => {
      const { line } = await call;
      return maskForVisibility(views.summary(line), line, actor);
    };
    this.all = {
      'call:raise': door(
        dto.RaiseDto,
        async (a, p) => raiseAnswer(views, a, (await raising.raise(a, p)).call, p),
        'raise',
      ),
      'call:amend': door(dto.AmendDto, (a, p) => shown(a, deeds.amend(a, p))),
      'call:cancel': door(dto.CancelDto, (a, p) => shown(a, deeds.cancel(a, p.callId))),
      'call:message': door(dto.MessageDto, (a, p) => deeds.message(a, p)),
      'call:rate': door(dto.RateDto, (a, p) => shown(a, deeds.rate(a, p))),
      'call:reopen': door(dto.ReopenDto, (a, p) => shown(a, deeds.reopen(a, p))),
    };
  }
}
