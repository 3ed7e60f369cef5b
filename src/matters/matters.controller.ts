import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { MatterClosed, MatterView } from '../protocol/residents/matters.js';
import { MatterQuery } from './matter.query.js';
import { MergeDto, UnmergeDto } from './matters.dto.js';
import { MattersService } from './matters.service.js';

/** One matter, many calls: each keeps its number, its community, its words and its answer. */
@ApiTags('calls')
@Controller('calls/:id')
export class MattersController {
  constructor(
    private readonly query: MatterQuery,
    private readonly matters: MattersService,
  ) {}

  /** Answers the matter of a call, and calls that are likely of the same, as far as the reader may know of them. */
  @Get('matter')
  of(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MatterView> {
    return this.query.of(actor, id);
  }

  /**
   * Makes the call one matter with another. Each stays a call of its own; what nobody holds is held by who holds the
   * other, and its rings end.
   */
  @Post('merge')
  @HttpCode(200)
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MergeDto,
  ): Promise<MatterView> {
    await this.matters.merge(actor, id, body);
    return this.query.after(actor, id);
  }

  /** Parts the call from its matter, with those that came with it. */
  @Post('unmerge')
  @HttpCode(200)
  async unmerge(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UnmergeDto,
  ): Promise<MatterView> {
    await this.matters.unmerge(actor, id, body);
    return this.query.after(actor, id);
  }

  /** Closes the others of the matter that the closer holds, as this call was closed. Each has a fact of its own. */
  @Post('matter/close')
  @HttpCode(200)
  closeRest(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MatterClosed> {
    return this.matters.closeRest(actor, id);
  }
}
