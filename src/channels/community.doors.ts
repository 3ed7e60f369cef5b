/** What a community worker's page may ask. */
import { Injectable } from '@nestjs/common';
import * as dto from '../calls/call.dto.js';
import { CallDeeds } from '../calls/deeds/deeds.js';
import { raisedAnswer } from '../calls/deeds/raised.js';
import { Raising } from '../calls/deeds/raising.js';
import { asSeen } from '../call/sight.js';
import type { Call } from '../call/state.js';
import { Views } from '../desk/views/views.js';
import type { Actor } from '../kernel/actor.js';
import { door, type DoorsOf } from './door.js';

@Injectable()
export class CommunityDoors {
  readonly all: DoorsOf<'community'>;

  constructor(raising: Raising, deeds: CallDeeds, views: Views) {
    const shown = async (actor: Actor, call: Promise<Call>) => {
      const { line } = await call;
      return asSeen(views.summary(line), line, actor);
    };
    this.all = {
      'call:raise': door(
        dto.RaiseDto,
        async (a, p) => raisedAnswer(views, a, (await raising.raise(a, p)).call, p),
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
