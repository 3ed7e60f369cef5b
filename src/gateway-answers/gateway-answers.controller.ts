import { Controller, HttpCode, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { SignedRoute, signedOf } from '../access/signed/signed-route.js';
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
  @ApiBody({ type: GatewayAnswerDto })
  @SignedRoute()
  async take(@Req() request: RawBodyRequest<Request>): Promise<GatewaySaid> {
    const { unitCode, signed } = signedOf(request);
    const unitId = this.answers.requireUnit(unitCode, signed);
    return this.answers.answer(unitId, validatePayload(GatewayAnswerDto, request.body));
  }
}
