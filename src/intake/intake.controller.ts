import { Controller, Param, Post, Req, Res, type RawBodyRequest } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SignedRoute, signedOf } from '../access/signed/signed-route.js';
import { langOf, Refusal, refuse } from '../kernel/refusal/refusal.js';
import { SOURCE_LIMITS, type IntakeTaken, type IntakeTested } from '../protocol/intake/sources.js';
import { IntakeDto } from './intake.dto.js';
import { IntakeService, type Taken } from './intake.service.js';

@ApiTags('intake')
@Controller('intake')
export class IntakeController {
  constructor(private readonly intake: IntakeService) {}

  /**
   * Raises a call for who called elsewhere: handed over by a hotline, a button on a wall, a dialled number. Signed with
   * the source's secret, or the unit's gateway secret where it has none of its own; 201 the first time, 200 after.
   */
  @Post(':source')
  @ApiCreatedResponse()
  @ApiOkResponse()
  @ApiBody({ type: IntakeDto })
  @SignedRoute()
  async take(
    @Param('source') source: string,
    @Req() request: RawBodyRequest<Request>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IntakeTaken | IntakeTested> {
    const { unitCode, signed } = signedOf(request);
    if (signed.body.length > SOURCE_LIMITS.bytes) refuse('invalid');
    const taken = await this.intake.take(unitCode, source, signed, request.body);
    response.status(taken.made ? 201 : 200);
    return answerOf(taken, langOf(request.get('accept-language')));
  }
}

function answerOf({ left, made: _made, ...rest }: Taken, lang: 'zh' | 'en'): IntakeTaken | IntakeTested {
  const fields = Object.keys(left).length
    ? new Refusal('invalid', { fields: left }).body(lang).fields
    : undefined;
  return { ...rest, ...(fields && { fields }) };
}
