/** What a person changes about their own way in. Guessing is held back here too: a page left open is not a password. */
import { Injectable } from '@nestjs/common';
import { refuse } from '../refusal.js';
import { Store, type Tx } from '../store/store.js';
import type { Actor } from './actor.js';
import { Audit } from './audit.js';
import { Lockout } from './lockout.js';
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
    private readonly lockout: Lockout,
  ) {}

  private account = async (actor: Actor): Promise<Account> =>
    (await this.store.read.manager.findOneBy(Account, { id: actor.id })) ?? refuse('unauthenticated');

  private noted =
    (actor: Actor, act: string) =>
    (tx: Tx): Promise<void> =>
      this.audit.write(tx, { actorId: actor.id, act, subject: actor.id });

  /** @throws Refusal `invalid` at `field` where it is not right, `too_many_requests` */
  private proof(actor: Actor, field: 'current' | 'code', right: () => Promise<boolean>): Promise<void> {
    const check = async () => {
      if (!(await right())) refuse('invalid', { fields: { [field]: 'field_invalid' } });
    };
    return this.lockout.guard(
      '(own)',
      { address: '', device: actor.id },
      check,
      (refusal) => refusal.details.fields?.[field] !== undefined,
    );
  }

  /** @throws Refusal `invalid` at `current` or `next`, `too_many_requests` */
  async changePassword(actor: Actor, current: string, next: string): Promise<void> {
    const account = await this.account(actor);
    await this.proof(actor, 'current', () => passwordMatches(account.passwordHash, current));
    const [unit] = await this.store.read.rows<{ name: string }>('select name from unit where id = ?', [
      account.unitId,
    ]);
    requireGoodPassword(next, [account.username, account.name, unit?.name ?? ''], 'next');
    if (next === current) refuse('invalid', { fields: { next: 'field_taken' } });
    const hash = await hashPassword(next);
    await this.store.write('password', async (tx) => {
      const changed = await tx.run(
        'update account set password_hash = ?, must_change_password = 0 where id = ? and password_hash = ?',
        [hash, actor.id, account.passwordHash],
      );
      if (changed !== 1) refuse('stale');
      await this.noted(actor, 'account.password')(tx);
    });
    await this.sessions.endAll(actor.id, actor.sessionId);
  }

  /** @throws Refusal `already_exists` */
  async beginTotp(actor: Actor): Promise<{ secret: string; uri: string }> {
    const account = await this.account(actor);
    if (account.totpSecret !== null) refuse('already_exists');
    return this.totp.begin(account.username);
  }
  /** @throws Refusal `already_exists`, `invalid` at `code` */
  async confirmTotp(actor: Actor, secret: string, code: string): Promise<void> {
    if ((await this.account(actor)).totpSecret !== null) refuse('already_exists');
    if (!(await this.totp.confirm(actor.id, secret, code, this.noted(actor, 'account.totp'))))
      refuse('invalid', { fields: { code: 'field_invalid' } });
  }
  /** @throws Refusal `invalid` at `code`, `too_many_requests` */
  async removeTotp(actor: Actor, code: string): Promise<void> {
    const account = await this.account(actor);
    await this.proof(actor, 'code', () => this.totp.take(account, code));
    await this.totp.remove(actor.id, this.noted(actor, 'account.totp_removed'));
  }
}
