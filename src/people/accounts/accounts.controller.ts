import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccountBook } from '../../directory/account-book.js';
import { AccountKeys } from './account-keys.js';
import { Accounts } from './accounts.js';
import {
  AccountChangeDto,
  AccountFilterDto,
  NewAccountDto,
  ResetPasswordDto,
} from '../../directory/accounts.dto.js';
import type { Actor } from '../../kernel/actor.js';
import { Sessions } from '../../access/sessions.js';
import { sessionsShown } from './sessions-shown.js';
import { Who } from '../../access/who.js';

@ApiTags('people')
@Controller('people')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly keys: AccountKeys,
    private readonly book: AccountBook,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  list(@Who() actor: Actor, @Query() filter: AccountFilterDto) {
    return this.book.list(actor, filter);
  }
  @Post()
  create(@Who() actor: Actor, @Body() account: NewAccountDto) {
    return this.accounts.create(actor, account);
  }
  @Patch(':id')
  change(@Who() actor: Actor, @Param('id') id: string, @Body() changes: AccountChangeDto) {
    return this.accounts.change(actor, id, changes);
  }
  /** Where the person is signed in. */
  @Get(':id/sessions')
  async sessionsOf(@Who() actor: Actor, @Param('id') id: string) {
    const { id: accountId } = await this.book.one(actor, id);
    return sessionsShown(await this.sessions.list(accountId), actor.sessionId);
  }
  /** Signs them out everywhere but where the administrator sits, shared devices in their hand among it. */
  @Delete(':id/sessions')
  @HttpCode(204)
  endSessions(@Who() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.keys.endSessions(actor, id);
  }
  /** Signs them out there. */
  @Delete(':id/sessions/:sessionId')
  @HttpCode(204)
  endSession(
    @Who() actor: Actor,
    @Param('id') id: string,
    @Param('sessionId') sessionId: string,
  ): Promise<void> {
    return this.keys.endSession(actor, id, sessionId);
  }
  /** They choose their own at the next sign-in; every device of theirs is signed out. */
  @Post(':id/password')
  @HttpCode(204)
  resetPassword(@Who() actor: Actor, @Param('id') id: string, @Body() body: ResetPasswordDto) {
    return this.keys.resetPassword(actor, id, body);
  }
}
