/** What an officer's page may ask. */
import { Injectable } from '@nestjs/common';
import * as dto from '../calls/call.dto.js';
import { FollowedUpDto } from '../calls/care.dto.js';
import { CallCommandsService } from '../calls/commands/call-commands.service.js';
import { CallDetailsQuery } from '../calls/queries/call-details.query.js';
import type { Call } from '../call/call-state.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { DutyService } from '../duty/duty.service.js';
import { DutyEndDto, DutyPauseDto } from '../duty/duty.dto.js';
import { RingArrivalService } from '../proof/ring-arrival.service.js';
import type { CareDoors } from './care.doors.js';
import { door, NONE, nothing, type DoorsOf } from './door.js';

@Injectable()
export class ProcuratorateDoors {
  readonly all: Omit<DoorsOf<'procuratorate'>, keyof CareDoors['all']>;

  constructor(
    deeds: CallCommandsService,
    duty: DutyService,
    views: CallViewsService,
    details: CallDetailsQuery,
    arrival: RingArrivalService,
  ) {
    const shown = async (call: Promise<Call>) => views.forOfficer(views.summary((await call).line));
    this.all = {
      'duty:start': door(NONE, (a) => duty.start(a)),
      'duty:end': door(DutyEndDto, (a, p) => duty.end(a, p.keep === true)),
      'duty:pause': door(DutyPauseDto, (a, p) => duty.pause(a, p)),
      'duty:resume': door(NONE, (a) => duty.resume(a)),
      'offer:received': door(dto.OfferDto, (a, p) => nothing(arrival.received(a, p.offerId)), null),
      'offer:shown': door(dto.ShownDto, (a, p) => nothing(arrival.shown(a, p)), null),
      'offer:accept': door(
        dto.OfferDto,
        async (a, p) => details.after(await deeds.offers.accept(a, p), a),
        null,
      ),
      'offer:decline': door(dto.DeclineDto, (a, p) => nothing(deeds.offers.decline(a, p)), null),
      'offer:retake': door(dto.OfferDto, (a, p) => deeds.offers.retake(a, p), null),
      'call:message': door(dto.MessageDto, (a, p) => deeds.message(a, p)),
      'call:amend': door(dto.AmendDto, (a, p) => shown(deeds.amend(a, p))),
      'call:transfer': door(dto.TransferDto, (a, p) => shown(deeds.transfer(a, p))),
      'call:recuse': door(dto.RecuseDto, (a, p) => nothing(deeds.recusals.own(a, p))),
      'call:close': door(dto.CloseDto, (a, p) => shown(deeds.close(a, p))),
      'call:pause': door(dto.HoldDto, (a, p) => shown(deeds.pause(a, p))),
      'call:continue': door(dto.CallIdDto, (a, p) => shown(deeds.goOn(a, p.callId))),
      'call:contact': door(dto.ContactDto, (a, p) => shown(deeds.contact(a, p))),
      'call:followed-up': door(FollowedUpDto, async (a, p) => details.after(await deeds.followedUp(a, p), a)),
    };
  }
}
