import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { DepartmentView } from '../../protocol/administration.js';
import { ChangeDepartmentDto, NewDepartmentDto } from './departments.dto.js';
import { DepartmentsService } from './departments.service.js';

@ApiTags('places')
@Controller()
export class DepartmentsController {
  constructor(private readonly departments: DepartmentsService) {}

  /** Lists the unit's departments in their order; an officer's own. */
  @Get('departments')
  list(@CurrentActor() actor: Actor): { items: DepartmentView[] } {
    return { items: this.departments.list(actor) };
  }

  /** Adds a department. */
  @Post('places/departments')
  add(@CurrentActor() actor: Actor, @Body() given: NewDepartmentDto): Promise<DepartmentView> {
    return this.departments.add(actor, given);
  }

  /** Changes a department, its name, what it does, who heads it, its place in the order: what is given. */
  @Patch('places/departments/:id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { tag, ...given }: ChangeDepartmentDto,
  ): Promise<DepartmentView> {
    return this.departments.change(actor, id, given, tag);
  }

  /** Takes a department away that nothing names any more. */
  @Delete('places/departments/:id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.departments.remove(actor, id);
  }
}
