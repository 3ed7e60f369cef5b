import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { iso } from '../protocol/instant.js';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Tell } from '../realtime/tell.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { Directory } from '../directory/directory.js';
import type { Known } from '../access/who.js';
import { dropCookie, ENROLLED_COOKIE, putCookie, SESSION_COOKIE } from '../access/cookies.js';
import { Sessions } from '../access/sessions.js';
import { EnrolDto } from './device.dto.js';
import { Enrolment } from './enrolment.js';

@ApiTags('auth')
@Controller('auth')
export class EnrolController {
  constructor(
    private readonly enrolment: Enrolment,
    private readonly sessions: Sessions,
    private readonly directory: Directory,
    private readonly tell: Tell,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes this browser a shared device. Nobody's own session stays behind on it: it is signed out. */
  @Post('enrol')
  @HttpCode(200)
  async enrol(
    @Body() { code }: EnrolDto,
    @Req() request: Request & Known,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ name: string; expiresAt: string }> {
    const from = { address: request.ip ?? '', agent: request.headers['user-agent'] ?? '' };
    const { id, token, expiresAt } = await this.enrolment.use(code, from);
    // The enrolment before this one is over.
    this.tell.endSession(id);
    const { secure } = this.config;
    putCookie(response, secure, ENROLLED_COOKIE, token, { expires: new Date(expiresAt) });
    if (request.actor && !request.actor.device) {
      await this.sessions.end(request.actor.sessionId);
      dropCookie(response, secure, SESSION_COOKIE);
    }
    return {
      name: this.directory.devices.of(id)?.name ?? '',
      expiresAt: iso(expiresAt),
    };
  }
}
