import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Directory } from '../directory/directory.js';
import { mapFor, type PlacesMap } from './map.js';
import { NameDto, RenameDto } from './places.dto.js';
import { Places, type NamedPlace } from './places.js';

@Controller('places')
export class PlacesController {
  constructor(
    private readonly places: Places,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  @Get()
  map(@Who() actor: Actor): PlacesMap {
    return mapFor(this.directory, actor, this.clock.now()) ?? refuse('not_found');
  }

  @Post('departments')
  addDepartment(@Who() actor: Actor, @Body() { name }: NameDto): Promise<NamedPlace> {
    return this.places.addDepartment(actor, name);
  }

  @Patch('departments/:id')
  renameDepartment(
    @Who() actor: Actor,
    @Param('id') id: string,
    @Body() { name, tag }: RenameDto,
  ): Promise<NamedPlace> {
    return this.places.renameDepartment(actor, id, name, tag);
  }

  @Delete('departments/:id')
  @HttpCode(204)
  removeDepartment(@Who() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.places.removeDepartment(actor, id);
  }

  @Patch('communities/:id')
  renameCommunity(
    @Who() actor: Actor,
    @Param('id') id: string,
    @Body() { name, tag }: RenameDto,
  ): Promise<NamedPlace> {
    return this.places.renameCommunity(actor, id, name, tag);
  }
}
