import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { BodyView } from '../protocol/administration.js';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Page } from '../protocol/answers.js';
import { BodiesService } from './bodies.service.js';
import { pageOfList } from '../kernel/page-of-list.js';
import { PagingDto } from './places.dto.js';
import { ChangeBodyDto, NewBodyDto } from './remit.dto.js';

@ApiTags('bodies')
@Controller('bodies')
export class BodiesController {
  constructor(private readonly bodies: BodiesService) {}

  /** Lists the directory of outside bodies, in its order. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() paging: PagingDto): Promise<Page<BodyView>> {
    return pageOfList(await this.bodies.list(actor.unitId), paging);
  }

  /** Adds a body to the directory. */
  @Post()
  add(@CurrentActor() actor: Actor, @Body() body: NewBodyDto): Promise<BodyView> {
    return this.bodies.add(actor, body);
  }

  /** Changes a body of the directory: what is given, and leaves the rest. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { tag, ...body }: ChangeBodyDto,
  ): Promise<BodyView> {
    return this.bodies.change(actor, id, body, tag);
  }

  /** Takes a body out of the directory. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.bodies.remove(actor, id);
  }
}
