import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import type { Named } from '../protocol/answers.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Directory } from '../directory/directory.js';
import { communitiesFound, placesMapFor, type PlacesMap } from './places-map.view.js';
import { RenameDto, SoughtDto } from './places.dto.js';
import { PlacesService, type NamedPlace } from './places.service.js';

@ApiTags('places')
@Controller('places')
export class PlacesController {
  constructor(
    private readonly places: PlacesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Answers the unit's departments, subdistricts and communities, as far as one sees them. */
  @Get()
  map(@CurrentActor() actor: Actor): PlacesMap {
    return placesMapFor(this.directory, actor, this.clock.now()) ?? refuse('not_found');
  }

  /** Answers the communities whose name, or whose subdistrict's, is meant by a part of it or by its pinyin. */
  @Get('communities')
  async found(@CurrentActor() actor: Actor, @Query() { q }: SoughtDto): Promise<{ items: Named[] }> {
    return { items: await communitiesFound(this.directory, actor, q) };
  }

  /** Renames a community. */
  @Patch('communities/:id')
  renameCommunity(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { name, tag }: RenameDto,
  ): Promise<NamedPlace> {
    return this.places.renameCommunity(actor, id, name, tag);
  }
}
