import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
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
import { sessionViews } from './sessions.view.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';

@ApiTags('people')
@Controller('people')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly keys: AccountCredentialsService,
    private readonly book: AccountViewsService,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() filter: AccountFilterDto) {
    return this.book.list(actor, filter);
  }
  @Post()
  create(@CurrentActor() actor: Actor, @Body() account: NewAccountDto) {
    return this.accounts.create(actor, account);
  }
  @Patch(':id')
  change(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() changes: AccountChangeDto) {
    return this.accounts.change(actor, id, changes);
  }
  /** Where the person is signed in. */
  @Get(':id/sessions')
  async sessionsOf(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { id: accountId } = await this.book.one(actor, id);
    return sessionViews(await this.sessions.list(accountId), actor.sessionId);
  }
  /** Signs them out everywhere but where the administrator sits, shared devices in their hand among it. */
  @Delete(':id/sessions')
  @HttpCode(204)
  endSessions(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.keys.endSessions(actor, id);
  }
  /** Signs them out there. */
  @Delete(':id/sessions/:sessionId')
  @HttpCode(204)
  endSession(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('sessionId') sessionId: string,
  ): Promise<void> {
    return this.keys.endSession(actor, id, sessionId);
  }
  /** They choose their own at the next sign-in; every device of theirs is signed out. */
  @Post(':id/password')
  @HttpCode(204)
  resetPassword(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ResetPasswordDto) {
    return this.keys.resetPassword(actor, id, body);
  }
}
