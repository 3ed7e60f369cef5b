/** Every event a client may send: who checks it, what it costs of the allowance, and the deed it is. */
import { Injectable, type Type } from '@nestjs/common';
import * as dto from '../call/call.dto.js';
import { CallDeeds } from '../call/deeds.js';
import type { Call } from '../call/state.js';
import { Raising } from '../call/raising.js';
import { CallDetails } from '../call/details.js';
import { Views } from '../call/views.js';
import { Duty } from '../duty/duty.js';
import { DutyEndDto, DutyPauseDto, NothingDto } from '../duty/duty.dto.js';
import type { Asker } from '../people/actor.js';
import type { Asks, Namespace } from '../protocol/channels.js';
import type { CallSummary } from '../protocol/shapes.js';
import type { Allowance } from './limits.js';

export interface Door<Payload extends object, Data> {
  dto: Type<Payload>;
  /** null: not counted. */
  allowance: Allowance | null;
  perform: (asker: Asker, payload: Payload) => Promise<Data>;
}
export type DoorsOf<N extends Namespace> = {
  readonly [E in keyof Asks[N]]: Asks[N][E] extends [infer P extends object, infer D] ? Door<P, D> : never;
};

const door = <P extends object, D>(
  type: Type<P>,
  perform: (asker: Asker, payload: P) => Promise<D>,
  allowance: Allowance | null = 'message',
): Door<P, D> => ({
  dto: type,
  allowance,
  perform,
});

@Injectable()
export class Doors {
  readonly of: { readonly [N in Namespace]: DoorsOf<N> };

  constructor(raising: Raising, deeds: CallDeeds, duty: Duty, views: Views, details: CallDetails) {
    const shown = async (call: Promise<Call>): Promise<CallSummary> => views.summary((await call).line);
    const forOfficer = async (call: Promise<Call>) => views.forOfficer(await shown(call));
    const nothing = async (deed: Promise<unknown>): Promise<Record<string, never>> => deed.then(() => ({}));
    const none = NothingDto as Type<Record<string, never>>;
    this.of = {
      community: {
        'call:raise': door(
          dto.RaiseDto,
          async (a, p) => views.summary((await raising.raise(a, p)).call.line),
          'raise',
        ),
        'call:amend': door(dto.AmendDto, (a, p) => shown(deeds.amend(a, p))),
        'call:cancel': door(dto.CallIdDto, (a, p) => shown(deeds.cancel(a, p.callId))),
        'call:message': door(dto.MessageDto, (a, p) => deeds.message(a, p)),
        'call:rate': door(dto.RateDto, (a, p) => shown(deeds.rate(a, p))),
        'call:reopen': door(dto.ReopenDto, (a, p) => shown(deeds.reopen(a, p))),
      },
      procuratorate: {
        'duty:start': door(none, (a) => duty.start(a)),
        'duty:end': door(DutyEndDto, (a, p) => duty.end(a, p.keep === true)),
        'duty:pause': door(DutyPauseDto, (a, p) => duty.pause(a, p)),
        'duty:resume': door(none, (a) => duty.resume(a)),
        'offer:received': door(dto.OfferDto, (a, p) => nothing(deeds.received(a, p)), null),
        'offer:accept': door(dto.OfferDto, async (a, p) => details.after(await deeds.accept(a, p), a), null),
        'offer:decline': door(dto.DeclineDto, (a, p) => nothing(deeds.decline(a, p)), null),
        'call:message': door(dto.MessageDto, (a, p) => deeds.message(a, p)),
        'call:amend': door(dto.AmendDto, (a, p) => forOfficer(deeds.amend(a, p))),
        'call:transfer': door(dto.TransferDto, (a, p) => forOfficer(deeds.transfer(a, p))),
        'call:close': door(dto.CloseDto, (a, p) => forOfficer(deeds.close(a, p))),
      },
      coordination: {
        'call:assign': door(dto.AssignDto, (a, p) => shown(deeds.assign(a, p))),
      },
    };
  }
}
