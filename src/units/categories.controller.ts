import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { CategoryView } from '../protocol/administration.js';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Page } from '../protocol/answers.js';
import { CategoriesService } from './categories.service.js';
import { pageOfList } from '../kernel/page-of-list.js';
import { PagingDto } from './places.dto.js';
import { NewCategoryDto } from './remit.dto.js';

@ApiTags('categories')
@Controller('categories')
export class CategoriesController {
  constructor(private readonly categories: CategoriesService) {}

  /** Lists the categories of calls: those that ship and those that were added. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() paging: PagingDto): Page<CategoryView> {
    return pageOfList(this.categories.list(actor.unitId), paging);
  }

  /** Adds a category of calls. */
  @Post()
  add(@CurrentActor() actor: Actor, @Body() category: NewCategoryDto): Promise<CategoryView> {
    return this.categories.add(actor, category);
  }

  /** Takes away a category that was added. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.categories.remove(actor, id);
  }
}
