import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { LeavesService } from './leaves.service.js';
import { LeaveDto } from '../roster.dto.js';
import { RosterQuery } from '../roster.query.js';
import { leaveView, type LeaveDaysView } from '../shift.view.js';

@ApiTags('roster')
@Controller('roster/leaves')
export class LeavesController {
  constructor(
    private readonly leaves: LeavesService,
    private readonly roster: RosterQuery,
  ) {}

  /** Lists leave that is not over. The unit's for who keeps the roster, else one's own. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<{ items: LeaveDaysView[] }> {
    const all = actor.roles.some((role) => role === 'coordinator' || role === 'admin');
    const rows = await this.leaves.list(actor.unitId, all ? undefined : actor.id);
    return { items: rows.map((row) => leaveView(this.roster, row)) };
  }
  /** Enters leave. `clashes` names the shifts they are on in that time. */
  @Post()
  async take(
    @CurrentActor() actor: Actor,
    @Body() { personId, blocks, ...days }: LeaveDto,
  ): Promise<{ leave: LeaveDaysView; clashes: string[] }> {
    const given = { personId: personId ?? actor.id, blocks: blocks ?? true, ...days };
    const { leave, clashes } = await this.leaves.take(actor, given);
    return { leave: leaveView(this.roster, leave), clashes };
  }

  /** Takes leave back. */
  @Delete(':id')
  @HttpCode(204)
  giveUp(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.leaves.giveUp(actor, id);
  }
}
