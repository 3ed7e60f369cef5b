/** What a person changes about their own way in. */
import { Injectable } from '@nestjs/common';
import { refuse } from '../refusal.js';
import { Store } from '../store/store.js';
import type { Actor } from './actor.js';
import { Audit } from './audit.js';
import { hashPassword, passwordMatches, requireGoodPassword } from './passwords.js';
import { Account } from './people.entities.js';
import { Sessions } from './sessions.js';
import { Totp } from './totp.js';

@Injectable()
export class OwnAccount {
  constructor(
    private readonly store: Store,
    private readonly sessions: Sessions,
    private readonly totp: Totp,
    private readonly audit: Audit,
  ) {}

  private account = async (actor: Actor): Promise<Account> =>
    (await this.store.read.manager.findOneBy(Account, { id: actor.id })) ?? refuse('unauthenticated');

  /** @throws Refusal `invalid` at `current` or `next` */
  async changePassword(actor: Actor, current: string, next: string): Promise<void> {
    const account = await this.account(actor);
    if (!(await passwordMatches(account.passwordHash, current))) refuse('invalid', { fields: { current: 'field_invalid' } });
    requireGoodPassword(next, account.username, 'next');
    const hash = await hashPassword(next);
    const changed = await this.store.write('password', async (tx) => {
      await this.audit.write(tx, { actorId: actor.id, act: 'account.password', subject: actor.id });
      return tx.run('update account set password_hash = ?, must_change_password = 0 where id = ? and password_hash = ?', [hash, actor.id, account.passwordHash]);
    });
    if (changed !== 1) refuse('stale');
    await this.sessions.endAll(actor.id, actor.sessionId);
  }

  async beginTotp(actor: Actor): Promise<{ secret: string; uri: string }> {
    const account = await this.account(actor);
    if (account.totpSecret !== null) refuse('already_exists');
    return this.totp.begin(account.username);
  }
  async confirmTotp(actor: Actor, secret: string, code: string): Promise<void> {
    if ((await this.account(actor)).totpSecret !== null) refuse('already_exists');
    if (!(await this.totp.confirm(actor.id, secret, code))) refuse('invalid', { fields: { code: 'field_invalid' } });
  }
  async removeTotp(actor: Actor, code: string): Promise<void> {
    if (!(await this.totp.take(await this.account(actor), code))) refuse('invalid', { fields: { code: 'field_invalid' } });
    await this.totp.remove(actor.id);
  }
}
