/** What a person changes about their own way in. Guessing is held back here too: a page left open is not a password. */
import { MINUTE } from '../../protocol/time/durations.js';
import { Injectable } from '@nestjs/common';
import { DirectoryChangesService } from '../../directory/directory-changes.service.js';
import { refuse, type Sentence } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import type { Actor } from '../../kernel/actor.js';
import { LockoutService } from '../sign-in/lockout.service.js';
import { hashPassword, passwordMatches, requireGoodPassword } from '../sign-in/password-rules.js';
import { findAccount, replaceOwnPassword } from '../../directory/people/accounts.repository.js';
import type { AccountRow } from '../../directory/people/people.entity.js';
import { findUnit } from '../../directory/units/units.repository.js';
import { SessionsService } from '../../access/sessions.service.js';
import { TotpService, type TotpSecret } from '../sign-in/totp.service.js';

/** Milliseconds in which a sign-in is proof enough. */
const FRESH = 10 * MINUTE;

@Injectable()
export class OwnAccountService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionsService,
    private readonly totp: TotpService,
    private readonly changes: DirectoryChangesService,
    private readonly lockout: LockoutService,
  ) {}

  private account = async (actor: Actor): Promise<AccountRow> =>
    (await findAccount(this.store.read, actor.id)) ?? refuse('unauthenticated');

  /** @throws Refusal `invalid` at `field` where it is not right, `too_many_requests` */
  private proof(
    actor: Actor,
    field: 'current' | 'code' | 'password',
    right: () => Promise<boolean | Sentence>,
  ): Promise<void> {
    const check = async () => {
      const found = await right();
      const why = found === true ? undefined : found || 'field_invalid';
      if (why) refuse('invalid', { fields: { [field]: why } });
    };
    return this.lockout.guard(
      '(own)',
      { address: '', device: actor.id },
      check,
      (refusal) => refusal.details.fields?.[field] === 'field_invalid',
    );
  }

  /**
   * For what a page that was left open must not do: the password, or a sign-in of the last ten minutes.
   * @param field where the request carries it: `current` beside another's `password`
   * @throws Refusal `password_again`, `invalid` at `field`, `too_many_requests`
   */
  async requireProof(
    actor: Actor,
    password: string | undefined,
    now: number,
    field: 'password' | 'current' = 'password',
  ): Promise<void> {
    if (password === undefined) {
      if ((actor.signedInAt ?? 0) + FRESH > now) return;
      refuse('password_again', { fields: { [field]: 'field_required' } });
    }
    const account = await this.account(actor);
    await this.proof(actor, field, () => passwordMatches(account.passwordHash, password!));
  }

  /** @throws Refusal `invalid` at `current` or `next`, `too_many_requests` */
  async changePassword(actor: Actor, current: string, next: string): Promise<void> {
    const account = await this.account(actor);
    await this.proof(actor, 'current', () => passwordMatches(account.passwordHash, current));
    const unit = await findUnit(this.store.read, account.unitId);
    await requireGoodPassword(next, [account.username, account.name, unit?.name ?? ''], 'next');
    if (next === current) refuse('invalid', { fields: { next: 'field_taken' } });
    const hash = await hashPassword(next);
    await this.changes.make(actor, 'account.password', async (tx) => {
      if (!(await replaceOwnPassword(tx, account, hash))) refuse('stale');
      return { value: undefined, subject: actor.id };
    });
    await this.sessions.endAll(actor.id, actor.sessionId);
  }

  /**
   * A page that was left open is nobody's word: the password is asked before a second factor is set.
   * @throws Refusal `already_exists`, `invalid` at `password`, `too_many_requests`
   */
  async beginTotp(actor: Actor, password: string): Promise<TotpSecret> {
    const account = await this.account(actor);
    if (account.totpSecret !== null) refuse('already_exists');
    await this.proof(actor, 'password', () => passwordMatches(account.passwordHash, password));
    return this.totp.begin(account.id, account.username);
  }
  /** Every other session of theirs ends. @throws Refusal `already_exists`, `invalid` at `code`, `too_many_requests` */
  async confirmTotp(actor: Actor, told: Parameters<TotpService['confirm']>[1]): Promise<void> {
    if ((await this.account(actor)).totpSecret !== null) refuse('already_exists');
    await this.proof(actor, 'code', () => this.totp.confirm(actor.id, told));
    await this.sessions.endAll(actor.id, actor.sessionId);
    // What waited for it is theirs now.
    if (actor.mustSetFactor) this.sessions.reconnect(actor.id);
  }
  /** @throws Refusal `invalid` at `code`, `too_many_requests` */
  async removeTotp(actor: Actor, code: string): Promise<void> {
    const account = await this.account(actor);
    await this.proof(actor, 'code', async () => {
      const taken = await this.totp.take(account, code);
      return taken === 'used' ? 'field_code_used' : taken === 'taken';
    });
    await this.totp.remove(actor.id);
    await this.sessions.endAll(actor.id, actor.sessionId);
  }
}
