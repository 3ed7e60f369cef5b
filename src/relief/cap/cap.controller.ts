import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { CapAnswer, WageLine, WageTable } from '../../protocol/relief/cap.js';
import { CapQuestionDto, NewWageDto, RemoveWageDto } from './cap.dto.js';
import { CapService } from './cap.service.js';
import { WagesService } from './wages.service.js';

/** 救助上限: what relief may come to, by the average wage of the province. */
@ApiTags('relief')
@Controller('relief')
export class CapController {
  constructor(
    private readonly caps: CapService,
    private readonly wages: WagesService,
  ) {}

  /** Lists the average monthly wages that count for the unit, by province and year. */
  @Get('wages')
  table(@CurrentActor() actor: Actor): Promise<WageTable> {
    return this.caps.table(actor);
  }

  /** Enters the average monthly wage of a province and year with its source, or corrects it. */
  @Put('wages')
  put(@CurrentActor() actor: Actor, @Body() body: NewWageDto): Promise<WageLine> {
    return this.wages.put(actor, body);
  }

  /** Takes a line out of the unit's table of wages. */
  @Delete('wages/:id')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { version }: RemoveWageDto,
  ): Promise<void> {
    return this.wages.remove(actor, id, version);
  }

  /** Says what the cap is and whether an amount stays within it. It grants nothing and keeps nothing. */
  @Post('cap')
  @HttpCode(200)
  cap(@CurrentActor() actor: Actor, @Body() body: CapQuestionDto): Promise<CapAnswer> {
    return this.caps.answer(actor, body);
  }
}
