import { LIMITS } from '../../protocol/limits.js';
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { iso } from '../../protocol/time/instant.js';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { parse as parseCookies } from 'cookie';
import type { Request, Response } from 'express';
import { CONFIG, type Config } from '../../kernel/config.js';
import type { Me } from '../../protocol/people/me.js';
import { IfGiven, OneTimeCodeField, SecretField, TextField } from '../../kernel/input/validation.js';
import type { Actor } from '../../kernel/actor.js';
import { removeCookie, setCookie, SESSION_COOKIE } from '../../access/cookies.js';
import { KNOWN_BROWSER_MILLISECONDS, KnownBrowsersService } from '../known-browsers.service.js';
import type { AttemptSource } from './failed-attempts.js';
import { SessionsService } from '../../access/sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';

class CredentialsDto {
  @ApiProperty({ maxLength: LIMITS.username }) @TextField(LIMITS.username, 1) username!: string;
  @ApiProperty({ maxLength: 200 }) @SecretField(200) password!: string;
  @ApiPropertyOptional({ description: 'the one-time code, where the account has one' })
  @IfGiven()
  @OneTimeCodeField()
  code?: string;
}

interface SignedIn {
  user: Me['user'];
  expiresAt: string;
}

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly knownBrowsers: KnownBrowsersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private from = (request: Request, username: string): AttemptSource => ({
    address: request.ip ?? '',
    device: this.knownBrowsers.known(username, parseCookies(request.headers.cookie ?? '')),
  });

  /** Signs in a page: the session goes into a cookie. */
  @Post('login')
  @HttpCode(200)
  async login(
    @Body() credentials: CredentialsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    const account = await this.signIn.check(credentials, this.from(request, credentials.username));
    const { token, expiresAt } = await this.sessions.open(
      account.id,
      'cookie',
      deviceOf(request),
      account.passwordHash,
    );
    const { username } = account;
    const { secure } = this.config;
    setCookie(response, secure, SESSION_COOKIE, token, { expires: new Date(expiresAt) });
    setCookie(
      response,
      secure,
      this.knownBrowsers.cookieOf(username),
      this.knownBrowsers.mark(username),
      { maxAge: KNOWN_BROWSER_MILLISECONDS },
      '/api/auth',
    );
    return { user: this.signIn.user(account.id), expiresAt: iso(expiresAt) };
  }

  /** Signs in a program: the session is a bearer token. */
  @Post('token')
  @HttpCode(200)
  async token(
    @Body() credentials: CredentialsDto,
    @Req() request: Request,
  ): Promise<SignedIn & { accessToken: string }> {
    const account = await this.signIn.check(credentials, this.from(request, credentials.username));
    const { token, expiresAt } = await this.sessions.open(
      account.id,
      'bearer',
      deviceOf(request),
      account.passwordHash,
    );
    return { accessToken: token, expiresAt: iso(expiresAt), user: this.signIn.user(account.id) };
  }

  /**
   * Signs out: ends this session. Its sockets are disconnected, and its browser is pushed nothing more. The browser
   * drops what it may have kept of our answers; calls that were not sent yet stay in it under their author, for the
   * page to send.
   */
  @Post('logout')
  @HttpCode(204)
  async logout(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.end(actor.sessionId);
    removeCookie(response, this.config.secure, SESSION_COOKIE);
    response.setHeader('clear-site-data', '"cache"');
  }
}

/** Enough to tell one's own devices apart. */
const deviceOf = (request: Request) => (request.headers['user-agent'] ?? '').slice(0, 200);
