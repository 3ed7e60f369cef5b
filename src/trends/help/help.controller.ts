import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import { PageQueryDto } from '../../kernel/input/page-query.dto.js';
import { pageOfList } from '../../kernel/page-of-list.js';
import type { UnitHelp, UnitHelpPage } from '../../protocol/trends/help.js';
import { UnitHelpAnswerDto, NewUnitHelpDto } from './help.dto.js';
import { HelpService } from './help.service.js';

/** Help of the unit above, beside a programme. */
@ApiTags('trends')
@Controller('unit-help')
export class HelpController {
  constructor(private readonly helps: HelpService) {}

  /** Lists what one's own unit and those below asked of the unit above, what waits first. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() paging: PageQueryDto): Promise<UnitHelpPage> {
    const helper = this.helps.helperOf(actor);
    return { ...pageOfList(await this.helps.list(actor), paging), ...(helper && { helper }) };
  }

  /** Asks the unit above for help. */
  @Post()
  ask(@CurrentActor() actor: Actor, @Body() body: NewUnitHelpDto): Promise<UnitHelp> {
    return this.helps.ask(actor, body);
  }

  /** Answers what a unit below asked for. */
  @Post(':id/answer')
  @HttpCode(200)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UnitHelpAnswerDto,
  ): Promise<UnitHelp> {
    return this.helps.answer(actor, id, body);
  }
}
