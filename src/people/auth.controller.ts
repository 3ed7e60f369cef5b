import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { iso } from '../protocol/instant.js';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { parse as parseCookies } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { CONFIG, type Config } from '../config.js';
import { Given, OneTimeCode, Secret, Words } from '../validation.js';
import type { Actor } from './actor.js';
import { DEVICE_MILLISECONDS, Devices } from './devices.js';
import type { From } from './lockout.js';
import { Sessions, SESSION_COOKIE } from './sessions.js';
import { SignIn } from './sign-in.js';
import { cookiesOf } from './way-in.js';
import { Who } from './who.js';

class CredentialsDto {
  @ApiProperty({ maxLength: 50 }) @Words(50, 1) username!: string;
  @ApiProperty({ maxLength: 200 }) @Secret(200) password!: string;
  @ApiPropertyOptional({ description: 'the one-time code, where the account has one' })
  @Given()
  @OneTimeCode()
  code?: string;
}

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly devices: Devices,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private cookie = (): CookieOptions => ({
    httpOnly: true,
    sameSite: 'lax',
    secure: this.config.secure,
    path: '/',
  });

  private from = (request: Request, username: string): From => ({
    address: request.ip ?? '',
    device: this.devices.known(username, parseCookies(request.headers.cookie ?? '')),
  });

  @Post('login')
  @HttpCode(200)
  async login(
    @Body() credentials: CredentialsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const account = await this.signIn.check(credentials, this.from(request, credentials.username));
    const { token, expiresAt } = await this.sessions.open(
      account.id,
      'cookie',
      deviceOf(request),
      account.passwordHash,
    );
    response.cookie(SESSION_COOKIE, token, { ...this.cookie(), expires: new Date(expiresAt) });
    const { username } = account;
    response.cookie(this.devices.cookieOf(username), this.devices.mark(username), {
      ...this.cookie(),
      path: '/api/auth',
      maxAge: DEVICE_MILLISECONDS,
    });
    response.setHeader('cache-control', 'no-store');
    return { user: this.signIn.user(account.id), expiresAt: iso(expiresAt) };
  }

  @Post('token')
  @HttpCode(200)
  async token(
    @Body() credentials: CredentialsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const account = await this.signIn.check(credentials, this.from(request, credentials.username));
    const { token, expiresAt } = await this.sessions.open(
      account.id,
      'bearer',
      deviceOf(request),
      account.passwordHash,
    );
    response.setHeader('cache-control', 'no-store');
    return { accessToken: token, expiresAt: iso(expiresAt), user: this.signIn.user(account.id) };
  }

  /** Ends this session; its sockets are disconnected. */
  @Post('logout')
  @HttpCode(204)
  async logout(
    @Who() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.end(actor.sessionId);
    response.clearCookie(SESSION_COOKIE, this.cookie());
    // A shared device keeps the calls that it has not sent yet.
    if (cookiesOf(request.headers.cookie).enrolled === undefined)
      response.setHeader('clear-site-data', '"storage"');
  }
}

/** Enough to tell one's own devices apart. */
const deviceOf = (request: Request) => (request.headers['user-agent'] ?? '').slice(0, 200);
