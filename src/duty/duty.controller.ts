import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Directory } from '../directory/directory.js';
import type { Holder, Named } from '../protocol/answers.js';
import type { OfficerOnDuty } from '../protocol/people/duty-state.js';
import { DutyBoardService } from '../desk/on-duty/duty-board.service.js';

@ApiTags('duty')
@Controller('duty')
export class DutyController {
  constructor(
    private readonly board: DutyBoardService,
    private readonly directory: Directory,
  ) {}

  /** Lists who is on duty now, and the departments: the choices of a transfer. */
  @Get()
  async onDuty(@CurrentActor() actor: Actor): Promise<{ officers: OfficerOnDuty[]; departments: Named[] }> {
    const departments = this.directory.departmentsOf(actor.unitId).map(({ id, name }) => ({ id, name }));
    return { officers: await this.board.onDuty(actor.unitId), departments };
  }

  /** Lists the unit's officers by name, on duty or not. To read the journal and choose whose hours. */
  @Get('people')
  people(@CurrentActor() actor: Actor): { items: (Holder & { departmentId: string | null })[] } {
    const officers = this.directory.peopleOf(actor.unitId).filter((p) => p.roles.includes('officer'));
    return {
      items: officers.map((p) => ({
        id: p.id,
        name: p.name,
        ...(p.title && { title: p.title }),
        departmentId: p.departmentId,
      })),
    };
  }
}
