import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../kernel/clock.js';
import { Directory } from '../../directory/directory.js';
import { readsFiguresOnly } from '../../directory/units/unit-tree.js';
import { communitiesPostedTo } from '../../directory/postings.js';
import type { Page } from '../../protocol/answers.js';
import type { Me } from '../../protocol/people/me.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import { OneTimeCodeField, SecretField, TextField } from '../../kernel/input/validation.js';
import type { Actor } from '../../kernel/actor.js';
import { OwnAccountService } from './own-account.service.js';
import { findAccount, markBriefed } from '../../directory/people/accounts.repository.js';
import { hasPin } from '../sign-in/pins.repository.js';
import { SessionsService } from '../../access/sessions.service.js';
import { sessionViews, type SessionView } from './sessions.view.js';
import type { TotpSecret } from '../sign-in/totp.service.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';

class PasswordDto {
  @ApiProperty() @SecretField(200) current!: string;
  @ApiProperty({ minLength: 12 }) @SecretField(200) next!: string;
}
class TotpBeginDto {
  @ApiProperty() @SecretField(200) password!: string;
}
class TotpConfirmDto {
  @ApiProperty() @TextField(64, 1) secret!: string;
  @ApiProperty() @TextField(200, 1) ticket!: string;
  @ApiProperty() @OneTimeCodeField() code!: string;
}
class TotpCodeDto {
  @ApiProperty() @OneTimeCodeField() code!: string;
}

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly sessions: SessionsService,
    private readonly own: OwnAccountService,
  ) {}

  /** Answers who one is, and what one has still to do. */
  @Get()
  async me(@CurrentActor() actor: Actor): Promise<Me> {
    const { device } = actor;
    const account = await findAccount(this.store.read, actor.id);
    if (!account && !device) return refuse('unauthenticated');
    const pin = await hasPin(this.store.read, actor.id);
    const unit = this.directory.unit(actor.unitId);
    const department = actor.departmentId ? this.directory.department(actor.departmentId) : undefined;
    const posted = actor.roles.includes('officer')
      ? communitiesPostedTo(this.directory, actor, this.clock.now())
      : [];
    const { dutyPhone } = this.directory.settings(actor.unitId);
    return {
      user: {
        id: actor.id,
        name: actor.name,
        ...(actor.title && { title: actor.title }),
        roles: [...actor.roles],
      },
      unit: {
        id: actor.unitId,
        name: unit?.name ?? '',
        ...(dutyPhone && { dutyPhone }),
        ...(readsFiguresOnly(this.directory, actor.unitId) && { figuresOnly: true as const }),
      },
      ...(department && { department: { id: department.id, name: department.name } }),
      communities: actor.communityIds.map((id) => ({ id, name: this.directory.community(id)?.name ?? '' })),
      ...(posted.length && { postedTo: posted.map(({ id, name }) => ({ id, name })) }),
      briefed: account?.briefedAt !== null,
      mustChangePassword: !device && account?.mustChangePassword === true,
      ...(actor.mustSetFactor && { mustSetFactor: true }),
      // Whoever stands before a shared device learns nothing of the account.
      totp: !device && account !== undefined && account.totpSecret !== null,
      pin,
      ...((await this.sessions.onDuty(actor.id)) && { onDuty: true }),
      ...(device && {
        device: {
          id: device.id,
          kind: device.kind,
          name: this.directory.devices.of(device.id)?.name ?? '',
          acts: device.acts,
        },
      }),
      categories: this.directory
        .addedCategories(actor.unitId)
        .map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
    };
  }

  /** Says that one has read what an officer may not do here. */
  @Post('briefed')
  @HttpCode(204)
  async briefed(@CurrentActor() actor: Actor): Promise<void> {
    await this.store.write('briefed', (tx) => markBriefed(tx, actor.id, this.clock.now()));
  }

  /** Changes one's own password. Signs out every other device. */
  @Post('password')
  @HttpCode(204)
  password(@CurrentActor() actor: Actor, @Body() { current, next }: PasswordDto): Promise<void> {
    return this.own.changePassword(actor, current, next);
  }

  /** Lists where one is signed in. */
  @Get('sessions')
  async devices(@CurrentActor() actor: Actor): Promise<Page<SessionView>> {
    return sessionViews(await this.sessions.list(actor.id), actor.sessionId);
  }

  /** Signs out every session of one's own but this one. */
  @Delete('sessions')
  @HttpCode(204)
  endOthers(@CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.endAll(actor.id, actor.sessionId);
  }

  /** Signs out one session of one's own. */
  @Delete('sessions/:id')
  @HttpCode(204)
  async endDevice(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    const mine = (await this.sessions.list(actor.id)).some((s) => s.id === id);
    if (!mine) refuse('not_found');
    await this.sessions.end(id);
  }

  /** Makes a secret for one-time codes, to show as a QR code. It counts once a code of it was confirmed. */
  @Post('totp')
  @HttpCode(200)
  beginTotp(@CurrentActor() actor: Actor, @Body() { password }: TotpBeginDto): Promise<TotpSecret> {
    return this.own.beginTotp(actor, password);
  }

  /** Confirms one-time codes with a first code. */
  @Post('totp/confirm')
  @HttpCode(204)
  confirmTotp(@CurrentActor() actor: Actor, @Body() told: TotpConfirmDto): Promise<void> {
    return this.own.confirmTotp(actor, told);
  }

  /** Takes away one-time codes, with a code. */
  @Delete('totp')
  @HttpCode(204)
  removeTotp(@CurrentActor() actor: Actor, @Body() { code }: TotpCodeDto): Promise<void> {
    return this.own.removeTotp(actor, code);
  }
}
