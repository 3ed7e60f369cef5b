/** What a coordinator's page may ask. */
import { Injectable } from '@nestjs/common';
import * as dto from '../calls/call.dto.js';
import { FollowedUpDto, ReviewDto } from '../calls/care.dto.js';
import { CallCommandsService } from '../calls/commands/call-commands.service.js';
import { CallDetailsQuery } from '../calls/queries/call-details.query.js';
import type { Call } from '../call/call-state.js';
import { ReturnsService } from '../calls/commands/returns.service.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { door, type DoorsOf } from './door.js';

@Injectable()
export class CoordinationDoors {
  readonly all: DoorsOf<'coordination'>;

  constructor(
    deeds: CallCommandsService,
    views: CallViewsService,
    returns: ReturnsService,
    details: CallDetailsQuery,
  ) {
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
