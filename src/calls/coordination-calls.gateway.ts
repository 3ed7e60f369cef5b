/** What a coordinator's page may ask of the unit's calls. */
import { MessageBody, WebSocketGateway } from '@nestjs/websockets';
import { Acknowledged } from '../access/acknowledged.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import type { CommandActor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { CallDetail, CallSummary } from '../protocol/calls/call-summary.js';
import { AssignDto, RecuseOfficerDto, UnrecuseDto } from './call.dto.js';
import { FollowedUpDto, ReviewDto } from './care.dto.js';
import { CallCommandsService } from './commands/call-commands.service.js';
import { CallDetailsQuery } from './queries/call-details.query.js';
import { ReturnsService } from './commands/returns.service.js';
import type { Call } from '../call/call-state.js';
import { CallViewsService } from '../desk/views/call-views.service.js';

@WebSocketGateway({ namespace: '/coordination' })
@Acknowledged()
export class CoordinationCallsGateway {
  constructor(
    private readonly commands: CallCommandsService,
    private readonly returns: ReturnsService,
    private readonly views: CallViewsService,
    private readonly details: CallDetailsQuery,
  ) {}

  @SubscribeMessage('call:assign')
  assign(@CurrentActor() asker: CommandActor, @MessageBody() asked: AssignDto): Promise<CallSummary> {
    return this.shown(this.commands.assign(asker, asked));
  }
  @SubscribeMessage('call:review')
  review(@CurrentActor() asker: CommandActor, @MessageBody() asked: ReviewDto): Promise<CallSummary> {
    return this.shown(this.returns.review(asker, asked));
  }
  @SubscribeMessage('call:recuse')
  recuse(@CurrentActor() asker: CommandActor, @MessageBody() asked: RecuseOfficerDto): Promise<CallSummary> {
    return this.shown(this.commands.recusals.name(asker, asked));
  }
  @SubscribeMessage('call:unrecuse')
  unrecuse(@CurrentActor() asker: CommandActor, @MessageBody() asked: UnrecuseDto): Promise<CallSummary> {
    return this.shown(this.commands.recusals.withdraw(asker, asked));
  }
  @SubscribeMessage('call:followed-up')
  async followedUp(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: FollowedUpDto,
  ): Promise<CallDetail> {
    return this.details.after(await this.commands.followedUp(asker, asked), asker);
  }

  private async shown(call: Promise<Call>): Promise<CallSummary> {
    return this.views.summary((await call).line);
  }
}
