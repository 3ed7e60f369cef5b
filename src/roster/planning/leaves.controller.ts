import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import { Leaves } from './leaves.js';
import { LeaveDto } from '../roster.dto.js';
import { Roster } from '../roster.js';
import { leaveShown, type LeaveShown } from '../shown.js';

@ApiTags('roster')
@Controller('roster/leaves')
export class LeavesController {
  constructor(
    private readonly leaves: Leaves,
    private readonly roster: Roster,
  ) {}

  /** Leave that is not over: the unit's for who keeps the roster, else one's own. */
  @Get()
  async list(@Who() actor: Actor): Promise<{ items: LeaveShown[] }> {
    const all = actor.roles.some((role) => role === 'coordinator' || role === 'admin');
    const rows = await this.leaves.list(actor.unitId, all ? undefined : actor.id);
    return { items: rows.map((row) => leaveShown(this.roster, row)) };
  }
  /** `clashes` names the shifts they are on in that time. */
  @Post()
  async take(
    @Who() actor: Actor,
    @Body() { personId, blocks, ...days }: LeaveDto,
  ): Promise<{ leave: LeaveShown; clashes: string[] }> {
    const given = { personId: personId ?? actor.id, blocks: blocks ?? true, ...days };
    const { leave, clashes } = await this.leaves.take(actor, given);
    return { leave: leaveShown(this.roster, leave), clashes };
  }
  @Delete(':id')
  @HttpCode(204)
  giveUp(@Who() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.leaves.giveUp(actor, id);
  }
}
