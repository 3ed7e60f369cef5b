import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { AccountView } from '../../protocol/administration.js';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../protocol/answers.js';
import { AccountViewsService } from '../../directory/people/account-views.service.js';
import { AccountCredentialsService } from './account-credentials.service.js';
import { AccountsService } from './accounts.service.js';
import {
  AccountChangeDto,
  AccountFilterDto,
  NewAccountDto,
  ResetPasswordDto,
} from '../../directory/people/accounts.dto.js';
import type { Actor } from '../../kernel/actor.js';
import { SessionsService } from '../../access/sessions.service.js';
import { sessionViews, type SessionView } from './sessions.view.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';

@ApiTags('people')
@Controller('people')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly credentials: AccountCredentialsService,
    private readonly accountViews: AccountViewsService,
    private readonly sessions: SessionsService,
  ) {}

  /** Lists the unit's accounts, by user name. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() filter: AccountFilterDto): Promise<Page<AccountView>> {
    return this.accountViews.list(actor, filter);
  }

  /** Makes an account. Its first password is changed at the first sign-in. */
  @Post()
  create(@CurrentActor() actor: Actor, @Body() account: NewAccountDto): Promise<AccountView> {
    return this.accounts.create(actor, account);
  }

  /** Changes an account: what is given, and leaves the rest. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() changes: AccountChangeDto,
  ): Promise<AccountView> {
    return this.accounts.change(actor, id, changes);
  }
  /** Lists where the person is signed in. */
  @Get(':id/sessions')
  async sessionsOf(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<SessionView>> {
    const { id: accountId } = await this.accountViews.one(actor, id);
    return sessionViews(await this.sessions.list(accountId), actor.sessionId);
  }
  /** Signs the person out everywhere but where the administrator sits, shared devices in their hand among it. */
  @Delete(':id/sessions')
  @HttpCode(204)
  endSessions(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.credentials.endSessions(actor, id);
  }
  /** Signs the person out of one of their sessions. */
  @Delete(':id/sessions/:sessionId')
  @HttpCode(204)
  endSession(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('sessionId') sessionId: string,
  ): Promise<void> {
    return this.credentials.endSession(actor, id, sessionId);
  }
  /**
   * Gives the person a new password. They choose their own at the next sign-in; every device of theirs is signed out.
   */
  @Post(':id/password')
  @HttpCode(204)
  resetPassword(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ResetPasswordDto,
  ): Promise<void> {
    return this.credentials.resetPassword(actor, id, body);
  }
}
