import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Publisher } from '../realtime/publisher.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { Directory } from '../directory/directory.js';
import type { AuthenticatedRequest } from '../access/current-actor.decorator.js';
import { removeCookie, ENROLLED_COOKIE, setCookie, SESSION_COOKIE } from '../access/cookies.js';
import { SessionsService } from '../access/sessions.service.js';
import { EnrolDto } from './device.dto.js';
import { EnrolmentService } from './enrolment.service.js';

@ApiTags('auth')
@Controller('auth')
export class EnrolController {
  constructor(
    private readonly enrolment: EnrolmentService,
    private readonly sessions: SessionsService,
    private readonly directory: Directory,
    private readonly publisher: Publisher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes this browser a shared device. Nobody's own session stays behind on it: it is signed out. */
  @Post('enrol')
  @HttpCode(200)
  async enrol(
    @Body() { code }: EnrolDto,
    @Req() request: Request & AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ name: string; expiresAt: string }> {
    const from = { address: request.ip ?? '', agent: request.headers['user-agent'] ?? '' };
    const { id, token, expiresAt } = await this.enrolment.use(code, from);
    // The enrolment before this one is over.
    this.publisher.endSession(id);
    const { secure } = this.config;
    setCookie(response, secure, ENROLLED_COOKIE, token, { expires: new Date(expiresAt) });
    if (request.actor && !request.actor.device) {
      await this.sessions.end(request.actor.sessionId);
      removeCookie(response, secure, SESSION_COOKIE);
    }
    return {
      name: this.directory.devices.of(id)?.name ?? '',
      expiresAt: iso(expiresAt),
    };
  }
}
