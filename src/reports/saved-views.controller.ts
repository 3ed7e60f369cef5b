import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { SavedView } from '../protocol/reports.js';
import type { Page } from '../protocol/answers.js';
import { LIMITS } from '../protocol/limits.js';
import { NameField, TextField } from '../kernel/input/validation.js';
import { SavedViewsService } from './saved-views.service.js';

class ViewDto {
  @ApiProperty({ maxLength: LIMITS.name }) @NameField(LIMITS.name, 1) name!: string;
  @ApiProperty({ maxLength: 500, description: 'an address under /reports or /hours with its question' })
  @TextField(500, 1)
  path!: string;
}

/** One's own, at most fifty. */
@ApiTags('reports')
@Controller('reports/views')
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  /** Lists one's own saved views of the reports. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page<SavedView>> {
    return { items: await this.views.list(actor), nextCursor: null };
  }

  /** Saves a view of the reports under a name. */
  @Post()
  @HttpCode(200)
  save(@CurrentActor() actor: Actor, @Body() view: ViewDto): Promise<SavedView> {
    return this.views.save(actor, view);
  }

  /** Forgets a saved view. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.views.remove(actor, id);
  }
}
