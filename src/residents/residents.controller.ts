import { Body, Controller, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { langOf } from '../kernel/refusal/refusal.js';
import type { GivenSlip, ResidentState } from '../protocol/residents/slips.js';
import { ResidentService, type Asker } from './resident.service.js';
import { ResidentAnswerDto, ResidentKeyDto, ResidentWordsDto, SlipDto } from './residents.dto.js';
import { SlipService } from './slip.service.js';

@ApiTags('residents')
@Controller('calls')
export class SlipsController {
  constructor(private readonly slips: SlipService) {}

  /** Gives the resident a slip with number and code, told this once. A new one ends the old. */
  @Post(':id/slip')
  @Header('cache-control', 'no-store')
  give(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() payload: SlipDto): Promise<GivenSlip> {
    return this.slips.give(actor, id, payload);
  }
}

/**
 * By the slip alone. The body is taken as it came and not by its class: what is ill-formed is answered as what is wrong.
 */
@ApiTags('residents')
@Controller('resident')
export class ResidentsController {
  constructor(private readonly residents: ResidentService) {}

  /** Says how the matter of a slip stands. Wrong, unknown and ill-formed are one and the same 404. */
  @Post('state')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiBody({ type: ResidentKeyDto })
  state(@Req() request: Request): Promise<ResidentState> {
    return this.residents.state(given(request), askerOf(request));
  }

  /** Takes what the resident says of the closing, once: solved or not, satisfied or not. */
  @Post('answer')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiBody({ type: ResidentAnswerDto })
  answer(@Req() request: Request): Promise<ResidentState> {
    const { number, code, ...answer } = given(request);
    return this.residents.answer({ number, code }, answer, askerOf(request));
  }

  /** Takes a word to add while the matter is open. */
  @Post('words')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiBody({ type: ResidentWordsDto })
  words(@Req() request: Request): Promise<ResidentState> {
    const { number, code, ...words } = given(request);
    return this.residents.addWords({ number, code }, words, askerOf(request));
  }
}

const given = ({ body }: Request): Record<string, unknown> =>
  typeof body === 'object' && body !== null ? { ...(body as object) } : {};
const askerOf = ({ ip = '', headers }: Request): Asker => ({
  address: ip,
  lang: langOf(headers['accept-language']),
});
