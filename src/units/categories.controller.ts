import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { Page } from '../protocol/shapes.js';
import { Categories, type CategoryShown } from './categories.js';
import { paged } from '../kernel/paged.js';
import { PagingDto } from './places.dto.js';
import { NewCategoryDto } from './remit.dto.js';

@Controller('categories')
export class CategoriesController {
  constructor(private readonly categories: Categories) {}

  @Get()
  list(@Who() actor: Actor, @Query() paging: PagingDto): Page<CategoryShown> {
    return paged(this.categories.list(actor.unitId), paging);
  }

  @Post()
  add(@Who() actor: Actor, @Body() category: NewCategoryDto): Promise<CategoryShown> {
    return this.categories.add(actor, category);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Who() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.categories.remove(actor, id);
  }
}
