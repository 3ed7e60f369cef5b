/** The administrator's hand on how somebody of their unit gets in: the password, and where they are signed in. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { AccountViewsService } from '../../directory/people/account-views.service.js';
import type { ResetPasswordDto } from '../../directory/people/accounts.dto.js';
import type { Actor } from '../../kernel/actor.js';
import { OwnAccountService } from './own-account.service.js';
import { hashPassword, requireGoodPassword } from '../sign-in/password-rules.js';
import { updateAccount } from '../../directory/people/accounts.repository.js';
import { deletePin } from '../sign-in/pins.repository.js';
import { SessionsService } from '../../access/sessions.service.js';

@Injectable()
export class AccountCredentialsService {
  constructor(
    private readonly accountViews: AccountViewsService,
    private readonly changes: DirectoryChangesService,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
    private readonly own: OwnAccountService,
  ) {}

  /**
   * A password to get in with once; a lost telephone's one-time codes are taken away on request.
   * One's own is changed with the one before it, not here. A page that was left open takes over nobody's account:
   * whoever signed in longer ago than ten minutes gives their own password, `current`.
   * @throws Refusal `not_found`, `forbidden`, `password_again`, `invalid` at `password` or `current`, `too_many_requests`
   */
  async resetPassword(
    actor: Actor,
    id: string,
    { password, withoutTotp = false, current }: ResetPasswordDto,
  ): Promise<void> {
    if (id === actor.id) refuse('forbidden');
    const { username, name } = await this.accountViews.one(actor, id);
    await this.own.requireProof(actor, current, this.clock.now(), 'current');
    await requireGoodPassword(
      password,
      [username, name, this.accountViews.unitName(actor.unitId)],
      'password',
    );
    const changes = {
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
      ...(withoutTotp && { totpSecret: null, totpUsedStep: null }),
    };
    await this.changes.make(actor, 'account.reset_password', async (tx) => {
      await updateAccount(tx, id, changes);
      await deletePin(tx, id);
      return { subject: id, data: { withoutTotp }, value: undefined };
    });
    await this.sessions.endAll(id);
  }

  /** @throws Refusal `not_found` */
  async endSessions(actor: Actor, id: string): Promise<void> {
    await this.accountViews.one(actor, id);
    await this.changes.make(actor, 'account.end_sessions', async () => ({ subject: id, value: undefined }));
    await this.sessions.endAll(id, actor.sessionId);
  }
  /** One of theirs. @throws Refusal `not_found` */
  async endSession(actor: Actor, id: string, sessionId: string): Promise<void> {
    await this.accountViews.one(actor, id);
    if (!(await this.sessions.list(id)).some((s) => s.id === sessionId)) refuse('not_found');
    await this.changes.make(actor, 'account.end_sessions', async () => ({
      subject: id,
      data: { session: sessionId },
      value: undefined,
    }));
    await this.sessions.end(sessionId);
  }
}
