import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { Page } from '../protocol/shapes.js';
import { Bodies, type BodyShown } from './bodies.js';
import { paged } from '../kernel/paged.js';
import { PagingDto } from './places.dto.js';
import { ChangeBodyDto, NewBodyDto } from './remit.dto.js';

@Controller('bodies')
export class BodiesController {
  constructor(private readonly bodies: Bodies) {}

  @Get()
  async list(@Who() actor: Actor, @Query() paging: PagingDto): Promise<Page<BodyShown>> {
    return paged(await this.bodies.list(actor.unitId), paging);
  }

  @Post()
  add(@Who() actor: Actor, @Body() body: NewBodyDto): Promise<BodyShown> {
    return this.bodies.add(actor, body);
  }

  @Patch(':id')
  change(
    @Who() actor: Actor,
    @Param('id') id: string,
    @Body() { tag, ...body }: ChangeBodyDto,
  ): Promise<BodyShown> {
    return this.bodies.change(actor, id, body, tag);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Who() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.bodies.remove(actor, id);
  }
}
