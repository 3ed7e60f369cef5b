import { Controller, Header, HttpCode, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { validatePayload } from '../kernel/input/validation.js';
import type { GatewaySaid } from '../protocol/residents/gateway-answers.js';
import { GatewayAnswerDto } from './gateway-answers.dto.js';
import { GatewayAnswersService } from './gateway-answers.service.js';

@ApiTags('gateway')
@Controller('gateway')
export class GatewayAnswersController {
  constructor(private readonly answers: GatewayAnswersService) {}

  /** Takes an answer by text or key from a telephone, and says what to send back. Signed by the unit's gateway. */
  @Post('answers')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiBody({ type: GatewayAnswerDto })
  @ApiHeader({ name: 'X-Yihu-Unit', required: true, description: "the unit's code" })
  @ApiHeader({ name: 'X-Yihu-Timestamp', required: true, description: 'seconds since 1970' })
  @ApiHeader({
    name: 'X-Yihu-Signature',
    required: true,
    description: '`sha256=` and the hex HMAC-SHA256 of timestamp + "." + body; five minutes',
  })
  // The body is looked at once it is known who signed it.
  async take(@Req() request: RawBodyRequest<Request>): Promise<GatewaySaid> {
    const unitId = this.answers.requireUnit(request.get('x-yihu-unit') ?? '', {
      timestamp: request.get('x-yihu-timestamp') ?? '',
      signature: request.get('x-yihu-signature') ?? '',
      body: request.rawBody?.toString('utf8') ?? '',
    });
    return this.answers.answer(unitId, validatePayload(GatewayAnswerDto, request.body));
  }
}
