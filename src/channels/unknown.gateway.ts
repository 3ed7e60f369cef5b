/** Answers what no other gateway of a namespace hears: it passes the same guard, costs a message, and is refused. */
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { CommandActor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Refusal } from '../kernel/refusal/refusal.js';
import { Acknowledged } from '../access/acknowledged.js';
import { UNKNOWN_EVENT } from '../realtime/subscriptions.js';

@Acknowledged()
class UnknownGateway {
  @SubscribeMessage(UNKNOWN_EVENT)
  refuse(@CurrentActor() asker: CommandActor): never {
    throw asker.over ?? new Refusal('unknown_event');
  }
}
@WebSocketGateway({ namespace: '/community' })
class UnknownInCommunity extends UnknownGateway {}
@WebSocketGateway({ namespace: '/procuratorate' })
class UnknownInProcuratorate extends UnknownGateway {}
@WebSocketGateway({ namespace: '/coordination' })
class UnknownInCoordination extends UnknownGateway {}
@WebSocketGateway({ namespace: '/guest' })
class UnknownForGuests extends UnknownGateway {}

export const UNKNOWN_GATEWAYS = [
  UnknownInCommunity,
  UnknownInProcuratorate,
  UnknownInCoordination,
  UnknownForGuests,
];
