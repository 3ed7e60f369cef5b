/** What an officer's page may ask of its own duty. */
import { MessageBody, WebSocketGateway } from '@nestjs/websockets';
import { Acknowledged } from '../access/acknowledged.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import type { CommandActor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { DutyState } from '../protocol/people/duty-state.js';
import { DutyService } from './duty.service.js';
import { DutyEndDto, DutyPauseDto, NothingDto } from './duty.dto.js';
import { HandoverService } from './handover.service.js';
import { HandoverDto } from './handover.dto.js';

@WebSocketGateway({ namespace: '/procuratorate' })
@Acknowledged()
export class DutyGateway {
  constructor(
    private readonly duty: DutyService,
    private readonly handover: HandoverService,
  ) {}

  @SubscribeMessage('duty:start')
  start(@CurrentActor() asker: CommandActor, @MessageBody() _nothing: NothingDto): Promise<DutyState> {
    return this.duty.start(asker);
  }
  @SubscribeMessage('duty:end')
  end(@CurrentActor() asker: CommandActor, @MessageBody() asked: DutyEndDto): Promise<DutyState> {
    return this.duty.end(asker, asked.keep === true);
  }
  @SubscribeMessage('duty:pause')
  pause(@CurrentActor() asker: CommandActor, @MessageBody() asked: DutyPauseDto): Promise<DutyState> {
    return this.duty.pause(asker, asked);
  }
  @SubscribeMessage('duty:resume')
  resume(@CurrentActor() asker: CommandActor, @MessageBody() _nothing: NothingDto): Promise<DutyState> {
    return this.duty.resume(asker);
  }
  @SubscribeMessage('duty:handover')
  handOver(@CurrentActor() asker: CommandActor, @MessageBody() asked: HandoverDto): Promise<DutyState> {
    return this.handover.handOver(asker, asked);
  }
  @SubscribeMessage('duty:stay')
  stay(@CurrentActor() asker: CommandActor, @MessageBody() _nothing: NothingDto): Promise<DutyState> {
    return this.handover.stay(asker);
  }
}
