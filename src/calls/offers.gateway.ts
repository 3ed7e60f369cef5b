/** How an officer's page answers a ring. No answer to a ring is held back by an allowance. */
import { MessageBody, WebSocketGateway } from '@nestjs/websockets';
import { Acknowledged } from '../access/acknowledged.js';
import { Costs } from '../access/allowance.guard.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import type { CommandActor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { CallDetail } from '../protocol/calls/call-summary.js';
import type { Ring } from '../protocol/calls/ring.js';
import { DeclineDto, OfferDto } from './call.dto.js';
import { CallDetailsQuery } from './queries/call-details.query.js';
import { OfferCommandsService } from './commands/offer-commands.service.js';

@WebSocketGateway({ namespace: '/procuratorate' })
@Acknowledged()
export class OffersGateway {
  constructor(
    private readonly offers: OfferCommandsService,
    private readonly details: CallDetailsQuery,
  ) {}

  @Costs('nothing')
  @SubscribeMessage('offer:accept')
  async accept(@CurrentActor() asker: CommandActor, @MessageBody() asked: OfferDto): Promise<CallDetail> {
    return this.details.after(await this.offers.accept(asker, asked), asker);
  }
  @Costs('nothing')
  @SubscribeMessage('offer:decline')
  async decline(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: DeclineDto,
  ): Promise<Record<string, never>> {
    await this.offers.decline(asker, asked);
    return {};
  }
  @Costs('nothing')
  @SubscribeMessage('offer:retake')
  retake(@CurrentActor() asker: CommandActor, @MessageBody() asked: OfferDto): Promise<Ring> {
    return this.offers.retake(asker, asked);
  }
}
