import { Controller, Header, Param, Post, Req, Res, type RawBodyRequest } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
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
  @Header('cache-control', 'no-store')
  @ApiCreatedResponse()
  @ApiOkResponse()
  @ApiBody({ type: IntakeDto })
  @ApiHeader({ name: 'X-Yihu-Unit', required: true, description: "the unit's code" })
  @ApiHeader({ name: 'X-Yihu-Timestamp', required: true, description: 'seconds since 1970' })
  @ApiHeader({
    name: 'X-Yihu-Signature',
    required: true,
    description: '`sha256=` and the hex HMAC-SHA256 of timestamp + "." + body; five minutes',
  })
  // The body is looked at once it is known who signed it.
  async take(
    @Param('source') source: string,
    @Req() request: RawBodyRequest<Request>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IntakeTaken | IntakeTested> {
    const raw = request.rawBody ?? Buffer.alloc(0);
    if (raw.length > SOURCE_LIMITS.bytes) refuse('invalid');
    const signed = {
      timestamp: request.get('x-yihu-timestamp') ?? '',
      signature: request.get('x-yihu-signature') ?? '',
      body: raw,
    };
    const taken = await this.intake.take(request.get('x-yihu-unit') ?? '', source, signed, request.body);
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
