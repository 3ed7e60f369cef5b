import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { CommunityPromise } from '../../protocol/communities/liaison.js';
import { PromiseChangeDto, PromiseDto, WithdrawalDto } from '../liaison.dto.js';
import { PromisesService } from './promises.service.js';

@ApiTags('liaison')
@Controller('liaison/promises')
export class PromisesController {
  constructor(private readonly promises: PromisesService) {}

  /** Writes down what a liaison officer has promised in a community. */
  @Post()
  @HttpCode(200)
  make(@CurrentActor() actor: Actor, @Body() promise: PromiseDto): Promise<CommunityPromise> {
    return this.promises.make(actor, promise);
  }

  /** Changes what was promised, or by when. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() change: PromiseChangeDto,
  ): Promise<CommunityPromise> {
    return this.promises.change(actor, id, change);
  }

  /** Says that a promise was kept. */
  @Post(':id/done')
  @HttpCode(200)
  done(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CommunityPromise> {
    return this.promises.done(actor, id);
  }

  /** Withdraws a promise, with a reason. */
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: WithdrawalDto,
  ): Promise<CommunityPromise> {
    return this.promises.withdraw(actor, id, reason);
  }
}
