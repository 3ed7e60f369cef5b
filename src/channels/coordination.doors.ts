/** What a coordinator's page may ask. */
import { Injectable } from '@nestjs/common';
import * as dto from '../calls/call.dto.js';
import { FollowedUpDto, ReviewDto } from '../calls/care.dto.js';
import { CallDeeds } from '../calls/deeds/deeds.js';
import { CallDetails } from '../calls/queries/details.js';
import type { Call } from '../call/state.js';
import { Returns } from '../calls/deeds/returns-deeds.js';
import { Views } from '../desk/views/views.js';
import { door, type DoorsOf } from './door.js';

@Injectable()
export class CoordinationDoors {
  readonly all: DoorsOf<'coordination'>;

  constructor(deeds: CallDeeds, views: Views, returns: Returns, details: CallDetails) {
    const shown = async (call: Promise<Call>) => views.summary((await call).line);
    this.all = {
      'call:assign': door(dto.AssignDto, (a, p) => shown(deeds.assign(a, p))),
      'call:review': door(ReviewDto, (a, p) => shown(returns.review(a, p))),
      'call:recuse': door(dto.RecuseOfficerDto, (a, p) => shown(deeds.recusals.name(a, p))),
      'call:unrecuse': door(dto.UnrecuseDto, (a, p) => shown(deeds.recusals.withdraw(a, p))),
      'call:followed-up': door(FollowedUpDto, async (a, p) => details.after(await deeds.followedUp(a, p), a)),
    };
  }
}
