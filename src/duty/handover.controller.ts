import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Directory } from '../directory/directory.js';
import type { Named } from '../protocol/answers.js';
import type { Orphan } from '../protocol/calls/handing-over.js';
import type { NextOnDuty } from '../protocol/people/duty-state.js';
import { DutyBoardService } from '../desk/on-duty/duty-board.service.js';
import { nextOnDuty, nextShift } from './next-on-duty.js';

@ApiTags('duty')
@Controller('duty')
export class HandoverController {
  constructor(
    private readonly board: DutyBoardService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Lists who could take over now, the most fitting first: the choices at the end of a shift. */
  @Get('next')
  async next(
    @CurrentActor() actor: Actor,
  ): Promise<{ people: NextOnDuty[]; departments: Named[]; waitMinutes: number }> {
    const { unitId } = actor;
    const at = (instant: number) => this.directory.rosters.at(unitId, instant);
    const now = this.clock.now();
    const shift = nextShift(at, now, actor.id);
    return {
      people: nextOnDuty(await this.board.onDuty(unitId), shift, actor, now),
      departments: this.directory.departmentsOf(unitId).map(({ id, name }) => ({ id, name })),
      waitMinutes: this.directory.settings(unitId).handoverMinutes,
    };
  }

  /** Lists held calls that nobody works on. */
  @Get('orphans')
  async orphans(@CurrentActor() actor: Actor): Promise<{ items: Orphan[] }> {
    return { items: await this.board.orphans(actor.unitId) };
  }
}
