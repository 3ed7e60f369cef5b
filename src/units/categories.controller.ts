import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Page } from '../protocol/shapes.js';
import { CategoriesService, type CategoryView } from './categories.service.js';
import { pageOfList } from '../kernel/page-of-list.js';
import { PagingDto } from './places.dto.js';
import { NewCategoryDto } from './remit.dto.js';

@Controller('categories')
export class CategoriesController {
  constructor(private readonly categories: CategoriesService) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() paging: PagingDto): Page<CategoryView> {
    return pageOfList(this.categories.list(actor.unitId), paging);
  }

  @Post()
  add(@CurrentActor() actor: Actor, @Body() category: NewCategoryDto): Promise<CategoryView> {
    return this.categories.add(actor, category);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.categories.remove(actor, id);
  }
}
