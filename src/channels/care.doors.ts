/** What an officer's page may ask at the end of a shift, of who helps with a call, and to give one back. */
import { Injectable } from '@nestjs/common';
import * as dto from '../calls/care.dto.js';
import { CoHandlingService } from '../calls/commands/co-handling.service.js';
import { ReturnsService } from '../calls/commands/returns.service.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { HandoverService } from '../duty/handover.service.js';
import { HandoverDto } from '../duty/handover.dto.js';
import { door, NONE, type DoorsOf } from './door.js';

type Own = 'duty:handover' | 'duty:stay' | 'call:return' | `help:${string}`;

@Injectable()
export class CareDoors {
  readonly all: Pick<DoorsOf<'procuratorate'>, Extract<keyof DoorsOf<'procuratorate'>, Own>>;

  constructor(
    handover: HandoverService,
    returns: ReturnsService,
    help: CoHandlingService,
    views: CallViewsService,
  ) {
    this.all = {
      'duty:handover': door(HandoverDto, (a, p) => handover.handOver(a, p)),
      'duty:stay': door(NONE, (a) => handover.stay(a)),
      'call:return': door(dto.ReturnDto, async (a, p) =>
        views.forOfficer(views.summary((await returns.giveBack(a, p)).line)),
      ),
      'help:ask': door(dto.HelpAskDto, (a, p) => help.ask(a, p)),
      'help:agree': door(dto.HelpAgreeDto, (a, p) => help.agree(a, p)),
      'help:decline': door(dto.HelpDeclineDto, (a, p) => help.decline(a, p)),
      'help:answer': door(dto.HelpAnswerDto, (a, p) => help.answer(a, p)),
      'help:withdraw': door(dto.HelpWithdrawDto, (a, p) => help.withdraw(a, p)),
    };
  }
}
