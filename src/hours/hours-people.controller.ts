import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Directory } from '../directory/directory.js';
import type { ServingRole } from '../protocol/hours.js';
import type { Holder } from '../protocol/answers.js';

@ApiTags('hours')
@Controller('hours')
export class HoursPeopleController {
  constructor(private readonly directory: Directory) {}

  /** Lists whose hours there can be in the unit, by name. Officers and volunteers, those who left included. */
  @Get('people')
  people(@CurrentActor() actor: Actor): { items: (Holder & { who: ServingRole })[] } {
    const people = this.directory
      .peopleOf(actor.unitId)
      .filter((p) => p.roles.includes('officer') || p.roles.includes('volunteer'))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
    return {
      items: people.map((p) => ({
        id: p.id,
        name: p.name,
        ...(p.title && { title: p.title }),
        who: p.roles.includes('officer') ? 'officer' : 'volunteer',
      })),
    };
  }
}
