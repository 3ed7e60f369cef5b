/** How a page says that a ring has reached it, and that it is seen or heard. */
import { MessageBody, WebSocketGateway } from '@nestjs/websockets';
import { Acknowledged } from '../access/acknowledged.js';
import { Costs } from '../access/allowance.guard.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import type { CommandActor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { ReceivedDto, ShownDto } from './arrival.dto.js';
import { RingArrivalService } from './ring-arrival.service.js';

@WebSocketGateway({ namespace: '/procuratorate' })
@Acknowledged()
export class ArrivalGateway {
  constructor(private readonly arrival: RingArrivalService) {}

  @Costs('nothing')
  @SubscribeMessage('offer:received')
  async received(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: ReceivedDto,
  ): Promise<Record<string, never>> {
    await this.arrival.received(asker, asked.offerId);
    return {};
  }
  @Costs('nothing')
  @SubscribeMessage('offer:shown')
  async shown(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: ShownDto,
  ): Promise<Record<string, never>> {
    await this.arrival.shown(asker, asked);
    return {};
  }
}
