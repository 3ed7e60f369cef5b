import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { Directory } from '../../directory/directory.js';
import { treeOf } from '../../directory/units/unit-tree.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { NewUnit, UnitList, UnitView } from '../../protocol/people/units.js';
import { NewUnitService } from './new-unit.service.js';
import { NewUnitDto } from './units.dto.js';

@ApiTags('units')
@Controller('units')
export class UnitsController {
  constructor(
    private readonly directory: Directory,
    private readonly newUnit: NewUnitService,
  ) {}

  /** Lists one's own unit and those below it, in the order of names, and names the unit above. */
  @Get()
  list(@CurrentActor() { unitId }: Actor): UnitList {
    const above = this.directory.unit(this.directory.unit(unitId)?.parentId ?? '');
    return {
      items: treeOf(this.directory, unitId).map(({ id }) => this.shown(id, unitId)),
      ...(above && { above: { id: above.id, name: above.name } }),
    };
  }

  /**
   * Makes a unit below one of one's own tree, or the unit above one's own where there is none, with its first
   * administrator, whose first password is in the answer and nowhere else.
   */
  @Post()
  async make(@CurrentActor() actor: Actor, @Body() given: NewUnitDto): Promise<NewUnit> {
    const { unitId, password } = await this.newUnit.make(actor, given);
    return { unit: this.shown(unitId, actor.unitId), username: given.username, password };
  }

  private shown(id: string, readerUnitId: string): UnitView {
    const { name, code, level, parentId } = this.directory.unit(id) ?? refuse('not_found');
    return {
      id,
      name,
      code,
      level,
      ...(parentId !== null && id !== readerUnitId && { parentId }),
      communities: this.directory.communitiesOf(id).length,
      people: this.directory.peopleOf(id).filter(({ disabled }) => !disabled).length,
    };
  }
}
